// Asks a SPARQL endpoint with a JavaScript client and prints what came back as JSON: node ask.mjs ENDPOINT POST|GET
import { SparqlEndpointFetcher } from "fetch-sparql-endpoint";

const [endpoint, method] = process.argv.slice(2);
const client = new SparqlEndpointFetcher({ method });
const gathered = async (stream) => {
  const found = [];
  for await (const one of stream) found.push(one);
  return found;
};
const PREFIXES = "PREFIX ikg: <https://w3id.org/inspection-kg/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>";
const councils = "?council a ikg:Council ; rdfs:label ?label";

const bindings = await gathered(
  await client.fetchBindings(endpoint, `${PREFIXES} SELECT ?label { ${councils} } ORDER BY ?label`),
);
const triples = await gathered(await client.fetchTriples(endpoint, `${PREFIXES} CONSTRUCT WHERE { ${councils} }`));
const yes = await client.fetchAsk(endpoint, `${PREFIXES} ASK { ${councils} }`);
let refusal = "";
try {
  await gathered(await client.fetchBindings(endpoint, "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"));
} catch (error) {
  refusal = error.message;
}
console.log(JSON.stringify({ labels: bindings.map((row) => row.label.value), triples: triples.length, yes, refusal }));

"""Facts in, answers out: the only room that knows RDF (rdflib, Oxigraph, pySHACL)."""

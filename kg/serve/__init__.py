"""The graph over HTTP: SPARQL's protocol, a page and RDF for every thing, a query page, and the pages of the views."""

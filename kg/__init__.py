"""inspection-kg: articles and reports about inspections of English councils' children's services,
read into one RDF graph in which every fact has its sentence."""

__version__ = "0.1.0"

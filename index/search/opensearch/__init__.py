"""Libraries larger than a machine: their postings in OpenSearch, their ranking here."""

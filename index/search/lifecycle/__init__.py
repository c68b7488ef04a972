"""How an index comes to be, is kept, updated, merged and saved."""

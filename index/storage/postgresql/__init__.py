"""PostgreSQL behind the storage, which `quoth[postgresql]` installs."""

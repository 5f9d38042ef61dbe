"""Programs that build the gazetteer's data; they are not needed to use it."""

"""The nouns of Recoupe: frozen, typed, without input or output."""

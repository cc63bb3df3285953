"""Who says what, on whose word: frames in a sentence, chains through a document."""

"""Record a user's own calls: `proxy` forwards and listens in, `har` writes what `redaction` left."""

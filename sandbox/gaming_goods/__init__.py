"""Gaming Goods: its public API and its Partner API, around one state."""

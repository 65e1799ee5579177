"""GOG: the web API and the sign-in that it shares with others, around one state (`world.py`)."""

"""What a user of a store's API lives through, told with the generated client."""

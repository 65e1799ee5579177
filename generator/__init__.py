"""From ``specs/<api>.yaml`` to ``generated/<api>-client``: load, check, normalise, render."""

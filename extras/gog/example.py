"""Look through a library, download from it, and put a game on the wishlist."""

from itertools import islice
from tempfile import mkdtemp

from gog_client import Gog
from gog_client.helpers import amount, to_datetime

SANDBOX = "http://127.0.0.1:8000/gog"

with Gog(base_url=SANDBOX, token="sandbox-access-anna") as gog:  # a sample token of the stand-in server
    mine = list(islice(gog.library.iter(), 3))
    for owned in mine:
        print(f"{owned.title}, released {to_datetime(owned.release_date):%d %B %Y}")

    details = gog.library.game_details(mine[-1].id)
    for entry in details.downloads if details else ():
        if isinstance(entry, tuple) and entry[1].windows:
            path = gog.library.download(entry[1].windows[0].manual_url, mkdtemp())  # resumes, checks the MD5
            print(f"{entry[0]}: {path.name}, {path.stat().st_size} bytes")

    wanted = next(product for product in gog.listing.iter_products() if product.buyable)
    gog.wishlist.add(wanted.id)
    print(f"On the wishlist: {wanted.title}, {amount(wanted.price.final_amount)} {wanted.price.symbol}")

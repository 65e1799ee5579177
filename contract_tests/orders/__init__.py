"""Orders in bad weather: `python -m contract_tests.orders [--orders 100000] [--seed N] [--api API …]`.

The generated clients place orders at the sandbox over a wire that plays faults: requests that never leave,
timeouts before and after the server acts, resets, answers cut short, refusals before and after the fact,
pages where JSON is due. Afterwards the sandbox is asked, past the wire, what really happened. Every order
meets one fault at least, and its buyer does what the documentation allows and no more: the same call again
after an error that says `sent=False`, or with the idempotency key that the error names.

What must hold of each order: it is never bought twice; a value means that it was bought, and is that
purchase; `sent=False` means that it was not; no attempt follows one that may have left, unless both carry one
key; and none begins after the deadline.

Clocks and sleeps of the clients are made of paper, so nothing waits, and the same seed gives the same orders.
"""

import sys

from contract_tests.settings import ROOT

sys.path[:0] = map(str, sorted(ROOT.glob("generated/*/src")))  # the clients of this checkout

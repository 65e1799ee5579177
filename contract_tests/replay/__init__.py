"""Recorded traffic, held to the specs: nothing is sent.

`reading` makes exchanges of files, `routing` finds their operations, `judging` compares, `findings` groups,
`patching` proposes what the spec should say by way of `editing`, `reports` tells.
"""

"""What stands between the network and the pages: who may come in, by which name, with what, and what is sent back.

Pure ASGI, so that a request passes all of it in a fraction of a millisecond; `gate.py` shows the order.
"""

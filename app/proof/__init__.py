"""The code on a certificate: packed, signed, and read again by whoever doubts it."""

"""The paper: lays a certificate out as one bilingual page; no tables, no window, no clock."""

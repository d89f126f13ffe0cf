"""Records as FHIR R4 by JP Core, for the systems of other clinics; no library of FHIR is needed."""

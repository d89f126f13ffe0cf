"""Step 0001: the rows that last, and the key of each, as they were then."""

# Rows that are never changed, with what makes two of them the same.
APPEND_ONLY = {
    "treatment": "id = NEW.id OR (entry_id = NEW.entry_id AND version = NEW.version)",
    "treatment_line": "treatment_id = NEW.treatment_id AND line_no = NEW.line_no",
    "treatment_measurement": (
        "treatment_id = NEW.treatment_id AND (place = NEW.place OR measure = NEW.measure)"
    ),
    "treatment_step": (
        "treatment_id = NEW.treatment_id AND (place = NEW.place OR step_id = NEW.step_id)"
    ),
    "assessment": "treatment_id = NEW.treatment_id",
    "verdict": "treatment_id = NEW.treatment_id AND (place = NEW.place OR body = NEW.body)",
    "finalisation": "treatment_id = NEW.treatment_id",
    "treatment_approval": "treatment_id = NEW.treatment_id",
    "treatment_withdrawal": "treatment_id = NEW.treatment_id",
    "certificate": "number = NEW.number",
    "certificate_revocation": "number = NEW.number",
    "audit": "",
    "label_confirmation": "product_id = NEW.product_id AND confirmed_at = NEW.confirmed_at",
    "product_completion": "product_id = NEW.product_id AND completed_at = NEW.completed_at",
    "product_stop": "product_id = NEW.product_id AND stated_at = NEW.stated_at",
    "own_product": "product_id = NEW.product_id AND version = NEW.version",
    "reference_load": "seq = NEW.seq",
    "competition": "id = NEW.id",
    "exemption": "id = NEW.id",
    "ban": "id = NEW.id",
    "outside_infusion": "id = NEW.id",
    "withdrawal": "filed_id = NEW.filed_id",
    "alarm": "id = NEW.id",
    "alarm_seen": "alarm_id = NEW.alarm_id",
    "checkpoint": "number = NEW.number",
    "master_import": "seq = NEW.seq",
    "learnt_code": "gtin = NEW.gtin AND learnt_at = NEW.learnt_at",
    "known_clinic": "id = NEW.id",
    "revocation_list": "id = NEW.id",
    "regular_set": "id = NEW.id OR (set_id = NEW.set_id AND version = NEW.version)",
}
# Rows that may be changed, but neither go nor are replaced.
LASTING = {
    "facility": "id = NEW.id",
    "imprint": "id = NEW.id",
    "staff": "id = NEW.id OR login = NEW.login",
    "account": "member_id = NEW.member_id",
    "setting": "id = NEW.id",
    "patient": "id = NEW.id OR number = NEW.number",
    "product": "id = NEW.id",
    "disease_name": "code = NEW.code",
    "disease_modifier": "code = NEW.code",
    "blocked_name": "id = NEW.id",
    "blocked_alias": "folded = NEW.folded",
    "listed_drug": "code = NEW.code",
    "price_listing": "listing = NEW.listing",
    "hot_code": "hot = NEW.hot AND yj = NEW.yj",
    "package_code": "gtin = NEW.gtin AND brand = NEW.brand AND maker = NEW.maker",
    "package_insert": "number = NEW.number",
    "chain_head": "id = NEW.id",
}

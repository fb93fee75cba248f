"""The JSON of import, version 1: an account of every record of every file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.report.json.exact import json_text

if TYPE_CHECKING:
    from smartgoal.readings.export import FileForm, MetricTotal
    from smartgoal.readings.store.import_run import FileImport, ImportResult
    from smartgoal.readings.store.store import Imported
    from smartgoal.report.style import Style


def import_(result: ImportResult, _style: Style) -> str:
    """Return what an import did as JSON (`smartgoal schema import`)."""
    data = {
        "schema": "smartgoal/import/1",
        "files": [_file(one) for one in result.files],
        "imported": result.imported,
        "dry_run": result.dry_run,
        "refusal": " ".join(result.refusal) or None,
    }
    return json_text(data) + "\n"


def _file(one: FileImport) -> dict[str, object]:
    error = {"code": one.error.code, "message": str(one.error)} if one.error else None
    return {"file": one.file} | _read(one) | _kept(one) | {"error": error}


def _read(one: FileImport) -> dict[str, object]:
    """Return what was read; of a file that can't be read no record counts."""
    export = one.export
    if export is None:
        counts = dict.fromkeys(("records", "accepted", "null", "rejected", "skipped"), 0)
        lists: dict[str, object] = {"rejects": [], "skips": [], "nulls": [], "warnings": [], "totals": {}}
        return {"source": None, "form": None} | counts | lists
    return {
        "source": export.source,
        "form": _form(export.form),
        "records": export.records,
        "accepted": export.accepted,
        "null": export.nulls,
        "rejected": len(export.rejects),
        "skipped": export.skipped,
        "rejects": [
            {"line": each.line, "column": each.column, "code": each.code, "raw": each.raw, "hint": each.hint}
            for each in export.rejects
        ],
        "skips": [{"line": skip.line, "code": skip.code} for skip in export.skips],
        "nulls": [{"line": line} for line in export.null_lines],
        "warnings": [{"code": each.code, "line": each.line, "message": each.message} for each in one.warnings],
        "totals": {metric: _total(total) for metric, total in export.totals.items()},
    }


def _form(form: FileForm) -> dict[str, object]:
    return {
        "encoding": form.encoding,
        "delimiter": form.delimiter,
        "decimal": form.decimal,
        "date_order": form.date_order,
        "header_line": form.header_line,
    }


def _total(total: MetricTotal) -> dict[str, object]:
    return {
        "rows": total.rows,
        "sum": total.sum,
        "weight": total.weight,
        "weighted_mean": total.weighted_mean,
        "first_date": total.first_date,
        "last_date": total.last_date,
        "owner_count": total.owner_count,
        "owners": total.owners,
    }


def _kept(one: FileImport) -> dict[str, object]:
    """Return what a file brought; null where nothing was imported, so that nobody can tell."""
    kept = one.kept
    if kept is None:
        return {"new": None, "same": None, "corrected": None, "corrections": [], "import": None}
    return {
        "new": kept.new,
        "same": kept.same,
        "corrected": one.corrected,
        "corrections": _corrections(kept),
        "import": kept.number,
    }


def _corrections(kept: Imported) -> list[dict[str, object]]:
    return [
        {"line": each.line, "metric": each.metric, "key": each.key, "old": each.old, "new": each.new}
        for each in kept.corrections
    ]

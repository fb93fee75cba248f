"""The flows, top to bottom: one function a verb."""

from __future__ import annotations

import os
import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from smartgoal.check.engine import all_rules, check_plan, judged_codes
from smartgoal.check.known import listed_path
from smartgoal.check.rule import Context, Limits, Severity
from smartgoal.check.selection import Selection
from smartgoal.errors import GoalsError, SettingsError, SmartgoalError, StoreError
from smartgoal.goals.files import (
    STDIN,
    find_goal_files,
    includer,
    open_goal_file,
    project_root,
    read_file,
    replace_file,
    repository_path,
)
from smartgoal.goals.load import GoalText, IncludeRefused, load_plan
from smartgoal.goals.model import Review
from smartgoal.goals.plan import Plan
from smartgoal.goals.schema import goals_schema
from smartgoal.goals.source import read_source
from smartgoal.knowledge.metrics import find_by_name, load_catalogue
from smartgoal.knowledge.metrics import nearest as nearest_metrics
from smartgoal.knowledge.nearest import nearest, same_name
from smartgoal.knowledge.words import LANGUAGES
from smartgoal.report.json_text import json_text
from smartgoal.report.schemas import OUTPUT_SCHEMAS, output_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from smartgoal.check.draft import Draft
    from smartgoal.check.finding import CheckResult
    from smartgoal.check.fixes import Fixed
    from smartgoal.check.history import History
    from smartgoal.check.known import KnownFinding
    from smartgoal.check.rule import Rule
    from smartgoal.goals.plan import Goal
    from smartgoal.knowledge.metric import Metric
    from smartgoal.progress.assessment import Progress
    from smartgoal.progress.changes import Comparison
    from smartgoal.progress.new_goal import NewGoal
    from smartgoal.progress.past import Past
    from smartgoal.readings.checkup import Health
    from smartgoal.readings.days import DaySums
    from smartgoal.readings.gather import RejectLimit
    from smartgoal.readings.importing import ImportResult, Terms, Watch
    from smartgoal.readings.propose import Proposal
    from smartgoal.readings.store import Stamp, Store
    from smartgoal.report.page import Page
    from smartgoal.settings import Settings


def open_plan(
    paths: Iterable[str],
    settings: Settings,
    *,
    stdin: Callable[[], bytes] = lambda: b"",
    stdin_name: str = "<stdin>",
    instead: Mapping[str, bytes] = MappingProxyType({}),
) -> Plan:
    """Return the plan of the goal files that paths mean: files, folders, or - for standard input.

    Args:
        paths: As the user named them.
        settings: How large a file may be.
        stdin: Reads standard input.
        stdin_name: What it is called in findings.
        instead: From names of files to the bytes to take for theirs.

    Raises:
        GoalsError: A path is missing or unreadable, or a folder has no goal file.
    """
    size = settings.max_file_size

    def of_bytes(name: str, content: bytes, folder: str) -> GoalText:
        return GoalText(read_source(name, content, max_bytes=size), folder)

    def opened(path: str) -> GoalText:
        if path == STDIN:
            return of_bytes(stdin_name, instead[stdin_name] if stdin_name in instead else stdin(), "")
        return of_bytes(path, instead[path], str(Path(path).parent)) if path in instead else open_goal_file(path, size)

    def included(folder: str, name: str) -> GoalText | IncludeRefused:
        found = include(folder, name)
        if isinstance(found, IncludeRefused) or found.document.name not in instead:
            return found
        return of_bytes(found.document.name, instead[found.document.name], found.folder)

    include = includer(size)
    return load_plan([opened(path) for path in find_goal_files(paths)], included)


def check(
    plan: Plan,
    settings: Settings,
    *,
    today: date | None = None,
    known: Iterable[KnownFinding] = (),
    histories: Mapping[str, History] | None = None,
) -> CheckResult:
    """Return what the rules find in a plan.

    Args:
        plan: The goal files of the run.
        settings: Which rules take part, and their figures.
        today: The day judged by; without it no rule knows the day.
        known: Findings that don't count.
        histories: What was measured before each goal began; without it no rule knows any figures.

    Raises:
        SettingsError: The settings name a rule that there isn't.
    """
    _require_rules(settings)
    selection = Selection(
        settings.select,
        settings.ignore,
        {code: Severity(level) for code, level in settings.severity.items()},
        settings.per_file_ignores,
    )
    limits = Limits(
        max_goals_per_owner=settings.max_goals_per_owner,
        large_jump=settings.large_jump,
        large_jump_points=settings.large_jump_points,
        long_period_months=settings.long_period,
        fiscal_year_start=settings.fiscal_year_start,
    )
    paths = {file.name: repository_path(file.name) for file in plan.files}
    context = Context(plan, limits, today, paths=paths, histories=histories)
    # What this run doesn't judge isn't gone.
    judged = judged_codes(context, selection)
    listed = {listed_path(path) for path in paths.values()}
    fingerprints = frozenset(one.fingerprint for one in known if one.path in listed and one.code in judged)
    result = check_plan(context, selection, known=fingerprints)
    return replace(result, fail_on=settings.fail_on_of("check") or result.fail_on)


def histories(plan: Plan, sums: DaySums) -> Mapping[str, History]:
    """Return what was measured before each goal began, by its id; goals without such figures are left out."""
    from smartgoal.progress.past import past_of
    from smartgoal.progress.rows import Book

    book, ids = Book(sums, plan.goals), Counter(goal.id for goal in plan.goals)
    # Of two goals with one id nobody could tell whose figures are meant.
    pasts = ((goal, past_of(goal, book)) for goal in plan.goals if ids[goal.id] == 1)
    return {goal.id: _history(goal, past) for goal, past in pasts if past is not None}


def _history(goal: Goal, past: Past) -> History:
    """Return the past as the rules know it: they and progress don't know each other."""
    from smartgoal.check.history import Baseline, History, NoiseLimits

    natural, window = past.natural, past.window
    return History(
        values=tuple(point.value for point in past.points),
        limits=NoiseLimits(natural.centre, natural.low, natural.high) if natural else None,
        review=_REVIEWS[goal.review],
        days=past.days,
        periods=past.periods,
        share=past.share,
        baseline=Baseline(past.value, window.first, window.last) if window and past.value is not None else None,
    )


_REVIEWS = {
    Review.DAILY: "days",
    Review.WEEKLY: "weeks",
    Review.FORTNIGHTLY: "fortnights",
    Review.MONTHLY: "months",
    Review.QUARTERLY: "quarters",
}
"""What the review periods of each rhythm are called."""


def open_known(name: str, settings: Settings) -> tuple[KnownFinding, ...]:
    """Return the list of known findings in a file.

    Raises:
        GoalsError: It is missing or isn't such a list.
    """
    from smartgoal.check.known import read_known

    return read_known(name, read_file(name, settings.max_file_size))


def list_known(result: CheckResult) -> tuple[tuple[KnownFinding, ...], str]:
    """Return everything a run found as known findings, and as the file that keeps them."""
    from smartgoal.check.known import as_known, known_text

    known = as_known(result)
    return known, known_text(known)


def fix(
    plan: Plan,
    judge: Callable[[Plan], CheckResult],
    reopen: Callable[[Mapping[str, bytes]], Plan],
    *,
    asked: Iterable[str] = (),
) -> Fixed:
    """Return what the goal files become by every edit that keeps their meaning; nothing is written.

    Args:
        plan: The goal files as they are.
        judge: Returns what is found in a plan.
        reopen: Returns the plan with other bytes in the files named.
        asked: Codes of the rules named by the user, whose edits may add what nobody wrote there.
    """
    from smartgoal.check.fixes import fix_all

    return fix_all(plan, judge, reopen, asked=frozenset(asked))


def write_fixes(fixed: Fixed) -> None:
    """Write the files that edits changed.

    Raises:
        GoalsError: One is no file, has changed meanwhile or can't be written.
    """
    from smartgoal.check.fixes import encoded

    for file in fixed.files:
        replace_file(file.name, encoded(file.after), expected=encoded(file.before))


def show_fixes(fixed: Fixed) -> str:
    """Return what edits change as a unified diff."""
    from smartgoal.report.diff_text import diff

    return diff(fixed.files)


_MOST_SENTENCES = 10_000


def plain_text(content: bytes, settings: Settings) -> str:
    """Return the text of standard input.

    Raises:
        GoalsError: It is too large, or neither UTF-8 nor UTF-16.
    """
    from smartgoal.goals.decode import decode

    if len(content) > settings.max_file_size:
        raise GoalsError(f"Standard input is larger than {settings.max_file_size} bytes; give it in parts.")
    decoded = decode(content)
    if decoded.fault is not None:
        fault = decoded.fault
        raise GoalsError(f"Standard input, line {fault.span.line}: {fault.message} {fault.hint}")
    return decoded.text


def draft(
    text: str, settings: Settings, *, language: str | None = None, today: date | None = None
) -> tuple[Draft, ...]:
    """Return what each line of a text says and lacks as a goal.

    Args:
        text: A goal in plain words a line; bullets, numbers and blank lines are fine.
        settings: Which rules take part, and when the fiscal year starts.
        language: The language of all lines; None lets each tell.
        today: The day that relative days count from.

    Raises:
        SmartgoalError: There is no sentence, there are too many, or the language isn't read.
    """
    from smartgoal.check.draft import lines_of, read_drafts
    from smartgoal.check.wording import judge_wording

    lines, year_start = lines_of(text), settings.fiscal_year_start
    _require_sentences(lines, language)
    selection = Selection(settings.select, settings.ignore)
    taking_part = [one for one in all_rules() if selection.takes(one.id)]
    drafts = read_drafts(lines, language=language, metrics=load_catalogue(), today=today, fiscal_year_start=year_start)
    return tuple(judge_wording(one, taking_part, today=today, fiscal_year_start=year_start) for one in drafts)


def _require_sentences(lines: Sequence[str], language: str | None) -> None:
    if language not in (None, *LANGUAGES):
        raise SmartgoalError(f'The language "{language}" isn\'t read; use one of {", ".join(LANGUAGES)}.')
    if not any(line.strip() for line in lines):
        raise SmartgoalError("There is no sentence; name one, or give one a line on standard input.")
    if len(lines) > _MOST_SENTENCES:
        raise SmartgoalError(f"There are {len(lines)} lines, more than {_MOST_SENTENCES}; give them in parts.")
    for number, line in enumerate(lines, 1):
        # An argument that isn't UTF-8 comes with lone surrogates.
        if re.search("[\ud800-\udfff]", line):
            raise SmartgoalError(f"Line {number} of the text isn't UTF-8; save it as UTF-8.")


def _require_rules(settings: Settings) -> None:
    """Raise where a rule is named that there isn't: a slip in `select` would look like a clean run."""
    ids = [one.id for one in all_rules()]
    elsewhere = [code for codes in settings.per_file_ignores.values() for code in codes]
    for code in (*settings.select, *settings.ignore, *settings.severity, *elsewhere):
        if not any(one.startswith(code) for one in ids):
            near = nearest(code, ids, limit=1)
            meant = f"did you mean {near[0]}?" if near else "`smartgoal explain` lists them all."
            raise SettingsError(f'There is no rule "{code}"; {meant}')


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which goals to show; None is all."""

    goal: str | None = None
    owner: str | None = None
    team: str | None = None


def first_goal_file(paths: Sequence[str] | None) -> str | None:
    """Return the first goal file that paths mean; None where none are named and this folder has none.

    Raises:
        GoalsError: A path named is missing, or a folder named has no goal file.
    """
    try:
        return find_goal_files(paths or ["."])[0]
    except GoalsError:
        if paths:
            raise
        return None


def store_folder(goal_file: str | None, settings: Settings, settings_file: str | None, option: str | None) -> Path:
    """Return where the store lies: where the option says, else the settings, else `.smartgoal` of the project.

    Args:
        goal_file: The first goal file of the run; None: the project is this folder's.
        settings: Their `store` is relative to their file.
        settings_file: Where the settings stand.
        option: What `--store` says.
    """
    if option is not None:
        return Path(option)
    if settings.store is not None and settings_file is not None:
        return Path(settings_file).parent / settings.store
    # Shown in messages, so the shorter way to say it.
    folder = project_root(goal_file or "goals.yaml") / ".smartgoal"
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder


def open_store(folder: Path, *, required: bool = False) -> Store:
    """Return the store in a folder; nothing is read or made yet.

    Raises:
        StoreError: It is required and isn't there.
    """
    from smartgoal.readings.store import Store

    store = Store(folder)
    if required and not store.is_there:
        raise StoreError(f"There is no store in {folder}; `smartgoal import FILE --store {folder}` makes one.")
    return store


def verify_store(store: Store, *, repair: bool) -> Health:
    """Return what is wrong with a store; mend what can be mended, where `repair` says so.

    Raises:
        StoreError: There is no store, or it can't be built anew without an original that is gone.
    """
    from smartgoal.readings.checkup import examine

    return examine(store, repair=repair)


def stamp(now: datetime, who: str) -> Stamp:
    """Return what the store keeps of the one who changes it."""
    from smartgoal import __version__
    from smartgoal.readings.store import Stamp

    return Stamp(now, __version__, who)


def _reader(stdin: Callable[[], bytes]) -> Callable[[str], bytes]:
    from smartgoal.readings.files import read_export_file

    return lambda path: stdin() if path == STDIN else read_export_file(path)


def _unwatched(what: str, done: int, steps: int) -> None:
    """Tell nobody how far the work is."""


def named_files(written: Sequence[str]) -> tuple[str, ...]:
    """Return the files that names and patterns mean.

    Raises:
        ReadingsError: A pattern fits no file.
    """
    from smartgoal.readings.files import named_exports

    return tuple(file.path for file in named_exports(written, None))


def import_exports(
    plan: Plan,
    files: Sequence[str],
    store: Store,
    terms: Terms,
    *,
    source: str | None = None,
    stdin: Callable[[], bytes] = lambda: b"",
    watch: Watch = _unwatched,
) -> ImportResult:
    """Return what importing files into the store did: all of them or none.

    Args:
        plan: The goal files, which say what exports contain.
        files: Names and patterns, - for standard input.
        store: Where to keep them.
        terms: Who imports, how many rejects are fine, whether to change nothing; see `import_terms`.
        source: The name of the source they belong to, where their names don't tell.
        stdin: Reads standard input.
        watch: Is told how far the work is.

    Raises:
        ReadingsError: A pattern fits no file.
        StoreError: The store is busy, damaged, of a newer format or can't be written.
    """
    from smartgoal.readings.files import named_exports
    from smartgoal.readings.importing import import_files

    return import_files(named_exports(files, source), plan, store, terms, read=_reader(stdin), watch=watch)


def import_terms(settings: Settings, stamp: Stamp, *, replace_range: bool = False, dry_run: bool = False) -> Terms:
    """Return how a run of import is to go."""
    from smartgoal.readings.importing import Terms

    return Terms(stamp, _reject_limit(settings.max_rejects), replace_range, dry_run)


def propose_sources(
    files: Sequence[str], plan: Plan | None, *, stdin: Callable[[], bytes] = lambda: b""
) -> tuple[Proposal, ...]:
    """Return for each file a source that would read it, by its headers and cells; a person confirms it.

    Raises:
        ReadingsError: A file can't be read, is no table, or has no date beside a known metric.
    """
    from smartgoal.readings.files import named_exports
    from smartgoal.readings.propose import propose

    metrics = dict(load_catalogue())
    for file in reversed(plan.files if plan else ()):
        metrics |= file.metrics
    head = plan.files[0].head if plan and plan.files else None
    read, language = _reader(stdin), head.language if head else None
    named = sorted(named_exports(files, None), key=lambda file: file.path)
    return tuple(propose(file.name, read(file.path), metrics, language=language) for file in named)


def read_data(
    plan: Plan,
    settings: Settings,
    data: Sequence[str],
    *,
    source: str | None = None,
    stdin: Callable[[], bytes] = lambda: b"",
    store: Store | None = None,
    watch: Watch = _unwatched,
) -> DaySums:
    """Return the day sums of the exports that `data` names, else the store's, else of those `sources` name.

    Raises:
        ReadingsError: A file can't be read, or more rows were rejected than the settings allow.
        StoreError: The store can't be read.
        GoalsError: There is no data at all to read.
    """
    from smartgoal.readings.files import named_exports
    from smartgoal.readings.supply import find_day_sums

    limit = _reject_limit(settings.max_rejects)
    return find_day_sums(plan, named_exports(data, source), store, limit, read=_reader(stdin), watch=watch)


def doubts_of_store(plan: Plan, store: Store) -> tuple[str, ...]:
    """Return what the goal files say otherwise than the store: files it hasn't as they are now, or read otherwise."""
    from smartgoal.readings.supply import find_read_otherwise, find_unimported

    return (
        *(
            f"{file} isn't in the store as it is now; left out until it is imported."
            for file in find_unimported(plan, store)
        ),
        *(
            f"{file} was imported before its source changed; import it again."
            for file in find_read_otherwise(plan, store)
        ),
    )


def _reject_limit(written: str) -> RejectLimit:
    """Return the limit that the settings write as a number of rows, or as a share such as 5%."""
    from fractions import Fraction

    from smartgoal.readings.gather import RejectLimit

    if written.endswith("%"):
        return RejectLimit(share=Fraction(written[:-1]) / 100)
    return RejectLimit(count=int(written))


def progress(
    plan: Plan,
    sums: DaySums,
    settings: Settings,
    *,
    today: Callable[[str], date],
    wanted: Wanted = Wanted(),
) -> Progress:
    """Return where the goals of a plan stand.

    Args:
        plan: The goal files of the run.
        sums: The day sums of their metrics.
        settings: Where on track ends and off track begins.
        today: From the name of a time zone to the day judged there.
        wanted: Which goals to show.

    Raises:
        GoalsError: No goal is the one wanted.
    """
    from smartgoal.progress.assessment import Limits as PaceLimits
    from smartgoal.progress.judge import judge

    _require(plan, wanted)
    limits = PaceLimits(settings.on_track_gap, settings.at_risk_gap, settings.at_risk_miss)
    result = judge(plan, sums, today=today, limits=limits, only=lambda goal: _is_wanted(goal, wanted))
    return replace(result, fail_on=frozenset(settings.fail_on_of("progress")))


def _is_wanted(goal: Goal, wanted: Wanted) -> bool:
    return (
        (wanted.goal is None or wanted.goal in (goal.id, goal.whole))
        and (wanted.owner is None or same_name(goal.owner, wanted.owner))
        and (wanted.team is None or same_name(goal.team, wanted.team))
    )


def _require(plan: Plan, wanted: Wanted) -> None:
    """Raise where a name that is wanted is nobody's: an empty report would look like a good one."""
    named = (
        ("goal", wanted.goal, [name for goal in plan.goals for name in (goal.id, goal.whole)]),
        ("owner", wanted.owner, [goal.owner for goal in plan.goals if goal.owner]),
        ("team", wanted.team, [goal.team for goal in plan.goals if goal.team]),
    )
    for what, name, names in named:
        if name is not None and not any(same_name(one, name) for one in names):
            near = nearest(name, dict.fromkeys(names), limit=1)
            meant = f"Did you mean {near[0]}?" if near else f"Use one of {', '.join(list(dict.fromkeys(names))[:8])}."
            raise GoalsError(f'No goal has the {what} "{name}". {meant}')


def new_after(plan: Plan, name: str, sums: DaySums, *, today: Callable[[str], date]) -> NewGoal:
    """Return the goal that continues another one by its figures.

    Raises:
        GoalsError: There is no such goal, it is continued already, or there is nothing to go on from.
    """
    from smartgoal.progress.new_goal import goal_named
    from smartgoal.progress.new_goal import new_after as after

    goal = goal_named(plan, name)
    return after(plan, goal, sums, today=today(goal.file.timezone))


def new_about(
    plan: Plan, name: str, owner: str | None, read: Callable[[Plan], DaySums], *, today: Callable[[str], date]
) -> NewGoal:
    """Return a goal about a metric with the baseline and the threshold that its figures offer.

    Args:
        plan: The goal file that it belongs into.
        name: Id or name of the metric.
        owner: Who will answer for it; None: the only one whom the figures name.
        read: Returns the day sums of a plan.
        today: From the name of a time zone to the day there; the goal begins with the next month.

    Raises:
        GoalsError: There is no such metric, there are several goal files, or nobody tells whose goal it is.
    """
    from smartgoal.progress.new_goal import file_for_new, metric_named, plan_about
    from smartgoal.progress.new_goal import new_about as about

    file = file_for_new(plan)
    metric = metric_named(file, name)
    sums = read(plan_about(plan, file, metric, owner))
    return about(plan, file, metric, owner, sums, today=today(file.timezone))


def add_goal(new: NewGoal) -> None:
    """Write a goal into the file it belongs into, after the last one there.

    Raises:
        GoalsError: It can't be put there by itself, or the file can't be written.
    """
    from smartgoal.check.fixes import encoded
    from smartgoal.goals.append import with_goal

    before = new.file.document
    replace_file(before.name, encoded(with_goal(before, new.text)), expected=encoded(before))


def open_version(name: str, settings: Settings, *, beside: str = ".", stdin: Callable[[], bytes] = lambda: b"") -> Plan:
    """Return the plan of a goal file, a folder, `REVISION:PATH`, or a git revision of what `beside` names.

    Args:
        name: As the user wrote it; - is standard input.
        settings: How large a file may be.
        beside: The other one that it is compared with.
        stdin: Reads standard input.

    Raises:
        GoalsError: There is no such thing, or it has no goal file.
    """
    from smartgoal.goals.revisions import find_revision

    if name == STDIN or os.path.lexists(name):
        return open_plan([name], settings, stdin=stdin)
    size = settings.max_file_size
    revision, path = find_revision(name, beside)
    return load_plan(revision.goal_texts(path, size), lambda folder, included: revision.include(folder, included, size))


def compare(old: Plan, new: Plan, sums: DaySums, settings: Settings, *, today: Callable[[str], date]) -> Comparison:
    """Return every edit between two plans, each with what it alone does to its goal's status.

    Args:
        old: The plan as it was.
        new: The plan as it is.
        sums: The day sums of their metrics, see `data_of_both`.
        settings: Where on track ends and off track begins.
        today: From the name of a time zone to the day judged there.
    """
    from smartgoal.progress.assessment import Limits as PaceLimits
    from smartgoal.progress.changes import compare as compare_plans

    limits = PaceLimits(settings.on_track_gap, settings.at_risk_gap, settings.at_risk_miss)
    return compare_plans(old, new, sums, today=today, limits=limits)


def data_of_both(old: Plan, new: Plan) -> Plan:
    """Return the plan to read the data of two plans by: what the new one says, for the goals of both."""
    return Plan(new.files, (*new.goals, *old.goals))


def no_data() -> DaySums:
    """Return the day sums of nothing."""
    from smartgoal.readings.days import DaySums

    return DaySums()


def has_data(plan: Plan, data: Sequence[str], store: Store) -> bool:
    """Whether there is anything to read: files named, a store, or files that `sources` name."""
    from smartgoal.readings.files import declared_exports

    return bool(data or store.is_there or declared_exports(plan))


def incognito(result: Progress) -> Progress:
    """Return the same goals with nothing but their statuses."""
    from smartgoal.report.incognito import incognito as hidden

    return hidden(result)


def progress_exit_code(result: Progress, settings: Settings) -> int:
    """Return 1 where a goal couldn't be judged or has a status or qualifier that fails the run, else 0."""
    fails = set(settings.fail_on_of("progress"))
    failed = any(
        not one.is_closed and (one.status in fails or fails.intersection(one.qualifiers)) for one in result.goals
    )
    return int(failed or bool(result.unjudged))


def page(
    plan: Plan, result: Progress, settings: Settings, *, command: str, inputs: Iterable[str], incognito: bool = False
) -> Page:
    """Return progress together with what the rules say of the same goals and what both were made of.

    Args:
        plan: The goal files of the run.
        result: Where their goals stand.
        settings: Which rules take part.
        command: As it was typed.
        inputs: Names of the files read.
        incognito: Whether names and figures are left out.
    """
    from smartgoal import __version__
    from smartgoal.report.page import Input, Page

    files = tuple(Input(name, _sha256(name)) for name in dict.fromkeys(inputs))
    return Page(result, check(plan, settings, today=result.as_of), command, __version__, files, incognito)


def _sha256(name: str) -> str | None:
    """Return the hash of a file; None where it is none or has gone."""
    import hashlib

    try:
        return hashlib.sha256(Path(name).read_bytes()).hexdigest() if Path(name).is_file() else None
    except (OSError, ValueError):
        return None


def explain_figures(result: Progress) -> tuple[str, ...]:
    """Return how each figure of the goals shown came about, line by line: rows, files, window, formula."""
    from smartgoal.progress.why import explain_figures as explain

    return tuple(line for one in result.goals for line in (*explain(one), ""))[:-1]


def rules() -> tuple[Rule, ...]:
    """Return every rule, in order of id."""
    return all_rules()


def find_rule(name: str) -> Rule:
    """Return the rule with this id or name.

    Raises:
        SmartgoalError: There is none; the nearest is named.
    """
    found = [one for one in all_rules() if name.casefold() in (one.id.casefold(), one.name)]
    if found:
        return found[0]
    near = nearest(name, [*(one.id for one in all_rules()), *(one.name for one in all_rules())], limit=1)
    meant = f"Did you mean {near[0]}?" if near else "`smartgoal explain` lists them all."
    raise SmartgoalError(f'There is no rule "{name}". {meant}')


def catalogue() -> Mapping[str, Metric]:
    """Return the built-in metrics by id."""
    return load_catalogue()


def find_metric(name: str) -> Metric:
    """Return the metric of the catalogue with this id, name or alias, in any of four languages.

    Raises:
        SmartgoalError: There is none; the nearest are named.
    """
    metrics = load_catalogue()
    metric = find_by_name(name, metrics)
    if metric is None:
        near = nearest_metrics(name, metrics)
        meant = f"Did you mean {' or '.join(near)}?" if near else "`smartgoal metrics` lists them all."
        raise SmartgoalError(f'There is no metric "{name}". {meant}')
    return metric


def schema(name: str) -> str:
    """Return a JSON Schema as text: `goals` for the goal file, else of a verb's JSON output.

    Raises:
        SmartgoalError: There is no such schema.
    """
    if name == "goals":
        return json_text(goals_schema(load_catalogue())) + "\n"
    if name in OUTPUT_SCHEMAS:
        return output_schema(name)
    names = ("goals", *OUTPUT_SCHEMAS)
    near = nearest(name, names, limit=1)
    meant = f"Did you mean {near[0]}?" if near else f"Use one of {', '.join(names)}."
    raise SmartgoalError(f'There is no schema "{name}". {meant}')


def refuse_overwriting(folder: Path, *, force: bool) -> None:
    """Raise where a file to begin with is there already, unless `force` is said.

    Raises:
        GoalsError: It is.
    """
    for name in () if force else ("goals.yaml", "sample-metrics.csv", "goals.schema.json"):
        if os.path.lexists(folder / name):
            raise GoalsError(f"{(folder / name).as_posix()}: is there already; name another folder, or say --force.")


def write_starter(folder: Path, answers: Mapping[str, str], *, today: date, force: bool) -> tuple[str, ...]:
    """Write a goal file to begin with, invented metrics for it, and the schema; return their names.

    Raises:
        GoalsError: A file is there already and `force` isn't said, or the folder can't be written.
    """
    from smartgoal.samples import starter_files

    refuse_overwriting(folder, force=force)
    texts = {**starter_files(today=today, **answers), "goals.schema.json": schema("goals")}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise GoalsError(f"{folder}: can't be written ({error.strerror}); choose another folder.") from error
    return tuple((folder / name).as_posix() for name in texts)

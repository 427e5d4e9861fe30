"""Mutation testing: change one operator, constant or return of a module at a time, and see whether its tests notice.

    python -m tools.mutate quotes.cues tests/test_cues.py tests/test_cases.py [--sample 150]

It reads the module and runs the tests on a sample of its mutants, each in a fork of this process (a system with fork).
It writes the survivors to standard output, to look at: each is a missing test, or code that makes no difference.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib
import inspect
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from types import CodeType, FunctionType, ModuleType

import pytest

LONGER = 5  # times what the tests take, after which a mutant that loops counts as seen
SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    **{
        ast.Eq: ast.NotEq,
        ast.NotEq: ast.Eq,
        ast.In: ast.NotIn,
        ast.NotIn: ast.In,
        ast.Is: ast.IsNot,
        ast.IsNot: ast.Is,
    },
    **{ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.And: ast.Or, ast.Or: ast.And},
    **{ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.BitOr: ast.BitAnd},
}
Change = Callable[[], None]


def changes(tree: ast.Module) -> Iterator[tuple[int, str, Change]]:
    """Yield each place that can be changed inside a function: its line, what is changed, and what changes it."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for statement in function.body:
                if not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)):
                    for node in ast.walk(statement):
                        yield from ((getattr(node, "lineno", 0), *change) for change in _of(node))


def _of(node: ast.AST) -> Iterator[tuple[str, Change]]:
    if isinstance(node, ast.Compare):
        for i, op in enumerate(node.ops):
            if type(op) in SWAPPED:
                yield _name(op), lambda i=i, op=op: node.ops.__setitem__(i, SWAPPED[type(op)]())  # type: ignore[misc]
    elif isinstance(node, (ast.BoolOp, ast.BinOp, ast.AugAssign)) and type(node.op) in SWAPPED:
        yield _name(node.op), lambda: setattr(node, "op", SWAPPED[type(node.op)]())
    elif isinstance(node, ast.Constant) and isinstance(node.value, (bool, int, str)):
        value = node.value
        other = not value if isinstance(value, bool) else value + 1 if isinstance(value, int) else f"{value}X"
        yield f"{value!r} -> {other!r}", lambda: setattr(node, "value", other)
    elif isinstance(node, (ast.If, ast.IfExp)):
        yield "condition -> not", lambda: setattr(node, "test", ast.UnaryOp(ast.Not(), node.test))
    elif isinstance(node, ast.Return) and node.value is not None and ast.unparse(node.value) not in {"None", "False"}:
        yield "return -> None", lambda: setattr(node, "value", ast.Constant(None))


def _name(op: ast.AST) -> str:
    return f"{type(op).__name__} -> {SWAPPED[type(op)].__name__}"


def install(module: ModuleType, tree: ast.Module) -> None:
    """Put the code of a changed module into the functions that others have imported already."""
    namespace = {"__name__": module.__name__, "__file__": module.__file__, "__package__": module.__package__}
    exec(compile(ast.fix_missing_locations(tree), str(module.__file__), "exec"), namespace)
    codes = dict(_functions(namespace))
    for name, function in _functions(vars(module)):
        function.__code__ = _code(codes[name])


def _code(function: FunctionType) -> CodeType:
    return function.__code__


def _functions(namespace: dict[str, object], home: str = "") -> Iterator[tuple[str, FunctionType]]:
    name = namespace.get("__name__", home)
    for key, value in list(namespace.items()):
        found = getattr(value, "fget", None) or getattr(value, "func", None) or value
        found = inspect.unwrap(found) if callable(found) else found
        if isinstance(found, FunctionType) and found.__module__ == name and "<" not in found.__code__.co_filename:
            yield f"{home}.{key}", found
        elif isinstance(value, type) and value.__module__ == name:
            yield from ((f"{key}{inner}", each) for inner, each in _functions(dict(vars(value)), str(name)))


def is_seen(module: ModuleType, source: str, number: int, tests: list[str], limit: float) -> bool:
    """Whether the tests fail for a mutant, or take more than some seconds of work."""
    child = os.fork()
    if child == 0:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_VIRTUAL, limit)
        try:
            tree = ast.parse(source)
            list(changes(tree))[number][2]()
            install(module, tree)
            code = int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *tests]))
        except BaseException:  # a mutant may break anything
            code = 1
        os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tools.mutate", description=__doc__.split("\n")[0] if __doc__ else ""
    )
    parser.add_argument("module")
    parser.add_argument("tests", nargs="+")
    parser.add_argument("--sample", type=int, default=150, help="how many mutants (default: %(default)s)")
    args = parser.parse_args()
    module = importlib.import_module(args.module)
    source = inspect.getsource(module)
    install(module, copy.deepcopy(ast.parse(source)))  # must change nothing
    began = time.process_time()
    if pytest.main(["-x", "-q", "-p", "no:cacheprovider", *args.tests]) != 0:  # this also loads all that forks share
        print("the tests fail without any change", file=sys.stderr)
        return 2
    limit = LONGER * (time.process_time() - began)
    places = list(changes(ast.parse(source)))
    chosen = sorted(random.Random(args.module).sample(range(len(places)), min(args.sample, len(places))))
    survivors = [number for number in chosen if not is_seen(module, source, number, args.tests, limit)]
    for number in survivors:
        line, what, _ = places[number]
        print(f"{module.__file__}:{line}: {what}: {source.splitlines()[line - 1].strip()}")
    seen = len(chosen) - len(survivors)
    print(f"{args.module}: {seen} of {len(chosen)} seen, {seen / len(chosen):.1%} (of {len(places)} mutants)")
    return 0


if __name__ == "__main__":
    sys.exit(main())

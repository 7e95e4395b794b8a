"""The nouns an official publishes: items, materials, review points, scenarios, laws, forms.

All are frozen, hold tuples, and are built only by `catalog.load`, which has resolved every
reference. Chinese government terms are glossed once, at the type that carries them.
"""

from catalog.types.bundles import Bundle, Settlement, SharedPaper
from catalog.types.catalogue import Catalog, Term
from catalog.types.checks import CheckRegistry, CheckSpec, OperandKind, Vet
from catalog.types.conditions import ALWAYS, All, Answer, Answers, Any, Condition, Is, Not
from catalog.types.divisions import Division, Divisions
from catalog.types.forms import Form, FormField
from catalog.types.item import Item, Mode, Requirement, Step, Telling, TimeLimit
from catalog.types.laws import Basis, Law, Verified
from catalog.types.materials import Material, Need
from catalog.types.papers import Block, Cue, DocumentType, FieldKind, FieldSpec, Placement
from catalog.types.points import AcceptancePoint, Dimension, Example, ReviewPoint, Severity
from catalog.types.rules import (
    AllRules,
    AnyRule,
    Carrier,
    Element,
    NotRule,
    Rule,
    RuleNode,
    leaves,
    materials_read,
)
from catalog.types.scenario import Option, Question, Scenario
from catalog.types.sources import Fact, FactKind, Licence, Source
from catalog.types.subjects import Subject, Supply, Told
from catalog.types.supervision import Gravity, RecordField, Supervision, SupervisionRule
from catalog.types.worked import CaseExample, CaseExamples

__all__ = [
    "ALWAYS",
    "AcceptancePoint",
    "All",
    "AllRules",
    "Answer",
    "Answers",
    "Any",
    "AnyRule",
    "Basis",
    "Block",
    "Bundle",
    "Carrier",
    "CaseExample",
    "CaseExamples",
    "Catalog",
    "CheckRegistry",
    "CheckSpec",
    "Condition",
    "Cue",
    "Dimension",
    "Division",
    "Divisions",
    "DocumentType",
    "Element",
    "Example",
    "Fact",
    "FactKind",
    "FieldKind",
    "FieldSpec",
    "Form",
    "FormField",
    "Gravity",
    "Is",
    "Item",
    "Law",
    "Licence",
    "Material",
    "Mode",
    "Need",
    "Not",
    "NotRule",
    "OperandKind",
    "Option",
    "Placement",
    "Question",
    "RecordField",
    "Requirement",
    "ReviewPoint",
    "Rule",
    "RuleNode",
    "Scenario",
    "Settlement",
    "Severity",
    "SharedPaper",
    "Source",
    "Step",
    "Subject",
    "Supervision",
    "SupervisionRule",
    "Supply",
    "Telling",
    "Term",
    "TimeLimit",
    "Told",
    "Verified",
    "Vet",
    "leaves",
    "materials_read",
]

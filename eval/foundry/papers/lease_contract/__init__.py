"""Leases (房屋租赁合同), by chance and drawn."""

from eval.foundry.papers.lease_contract.facts import LeaseContract, invent
from eval.foundry.papers.lease_contract.parts import SIZE
from eval.foundry.papers.lease_contract.sheets import draw
from eval.foundry.template import Template

TEMPLATES = (Template("lease-contract", LeaseContract, SIZE, draw, invent),)

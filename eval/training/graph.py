"""An ONNX file → a network torch can go on training, and back into the same graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import onnx
import torch
import torch.nn.functional as f
from onnx import numpy_helper

Tensor = Any
"""torch.Tensor; torch is not among the tools that check these types."""

_FIXED = 64
"""Initialisers of whole numbers or of fewer values are shapes and constants, not weights."""


class Graph(torch.nn.Module):  # type: ignore[misc]
    """The graph's operators run by torch, its float initialisers as parameters. Batch
    normalisation keeps its stored statistics."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.model = model
        self._fixed: dict[str, Tensor] = {}
        self.weights = torch.nn.ParameterDict()
        self.names: dict[str, str] = {}
        for number, held in enumerate(model.graph.initializer):
            array = numpy_helper.to_array(held).copy()
            if array.dtype == np.float32 and array.size > 1:
                self.names[held.name] = f"w{number}"
                self.weights[f"w{number}"] = torch.nn.Parameter(torch.from_numpy(array))
            else:
                self._fixed[held.name] = torch.from_numpy(array)
        statistics = {name for node in model.graph.node if node.op_type == "BatchNormalization"
                      for name in node.input[3:]}  # fmt: skip
        for name in statistics:
            self.weights[self.names[name]].requires_grad = False

    def forward(self, x: Tensor, *, until: str = "") -> Tensor:
        """The output `until` names, or the graph's own."""
        values: dict[str, Tensor] = {self.model.graph.input[0].name: x, **self._fixed}
        values |= {name: self.weights[key] for name, key in self.names.items()}
        for node in self.model.graph.node:
            given = [values[name] if name else None for name in node.input]
            made = _OPERATORS[node.op_type](given, _attributes(node))
            values[node.output[0]] = made
            if node.output[0] == until:
                return made
        return values[self.model.graph.output[0].name]

    def trained(self) -> Any:
        """The graph with the weights as they are now."""
        for held in self.model.graph.initializer:
            if held.name in self.names:
                array = self.weights[self.names[held.name]].detach().numpy()
                held.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(array), held.name))
        return self.model


def in_half(model: Any) -> Any:
    """The same graph with its weights stored in half precision and widened when it is loaded."""
    widened = []
    for held in model.graph.initializer:
        array = numpy_helper.to_array(held)
        if array.dtype == np.float32 and array.size > _FIXED:
            name = held.name
            held.CopyFrom(numpy_helper.from_array(array.astype(np.float16), f"{name}_half"))
            widened.append(
                onnx.helper.make_node("Cast", [f"{name}_half"], [name], to=onnx.TensorProto.FLOAT)
            )
    nodes = [*widened, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    return model


def in_full(model: Any) -> Any:
    """What `in_half` stored, with its weights as they were before: to be trained on."""
    halves = {held.name: held for held in model.graph.initializer if held.name.endswith("_half")}
    for held in halves.values():
        array = numpy_helper.to_array(held).astype(np.float32)
        held.CopyFrom(numpy_helper.from_array(array, held.name.removesuffix("_half")))
    nodes = [node for node in model.graph.node if node.input[0] not in halves]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    return model


def _attributes(node: Any) -> Mapping[str, Any]:
    return {held.name: onnx.helper.get_attribute_value(held) for held in node.attribute}


def _pads(held: Mapping[str, Any]) -> tuple[int, int]:
    above, left, below, right = held.get("pads", (0, 0, 0, 0))
    if (above, left) != (below, right):
        raise ValueError(f"uneven padding {held['pads']}")
    return above, left


def _padded(x: Tensor, a: Mapping[str, Any], fill: float) -> Tensor:
    """With what SAME_UPPER asks for at stride 1: the odd row and column below and right."""
    if a.get("auto_pad", b"NOTSET") != b"SAME_UPPER":
        return x
    height, width = (side - 1 for side in a["kernel_shape"])
    around = (width // 2, width - width // 2, height // 2, height - height // 2)
    return f.pad(x, around, value=fill)


def _conv(x: Sequence[Tensor], a: Mapping[str, Any]) -> Tensor:
    bias = x[2] if len(x) > 2 else None
    return f.conv2d(
        _padded(x[0], a, 0.0), x[1], bias, tuple(a.get("strides", (1, 1))), _pads(a),
        tuple(a.get("dilations", (1, 1))), a.get("group", 1),
    )  # fmt: skip


def _pool(x: Sequence[Tensor], a: Mapping[str, Any], how: Callable[..., Tensor]) -> Tensor:
    return how(
        _padded(x[0], a, float("-inf")), tuple(a["kernel_shape"]),
        tuple(a.get("strides", (1, 1))), _pads(a), ceil_mode=bool(a.get("ceil_mode", 0)),
    )  # fmt: skip


def _slice(x: Sequence[Tensor], a: Mapping[str, Any]) -> Tensor:
    starts, ends, axes = (a[k] for k in ("starts", "ends", "axes")) if "starts" in a else (
        [int(v) for v in x[i]] for i in (1, 2, 3)
    )  # fmt: skip
    out = x[0]
    for start, end, axis in zip(starts, ends, axes, strict=True):
        where = [slice(None)] * out.ndim
        where[axis] = slice(start, end)
        out = out[tuple(where)]
    return out


def _axes(x: Sequence[Tensor], a: Mapping[str, Any]) -> list[int]:
    return list(a["axes"]) if "axes" in a else [int(v) for v in x[1]]


def _squeeze(x: Sequence[Tensor], a: Mapping[str, Any]) -> Tensor:
    out = x[0]
    for axis in sorted(_axes(x, a), reverse=True):
        out = out.squeeze(axis)
    return out


def _unsqueeze(x: Sequence[Tensor], a: Mapping[str, Any]) -> Tensor:
    out = x[0]
    for axis in sorted(_axes(x, a)):
        out = out.unsqueeze(axis)
    return out


def _reshape(x: Sequence[Tensor], a: Mapping[str, Any]) -> Tensor:
    wanted = [int(v) for v in x[1]]
    return x[0].reshape([x[0].shape[i] if v == 0 else v for i, v in enumerate(wanted)])


def _norm(x: Sequence[Tensor], a: Mapping[str, Any]) -> Tensor:
    return f.batch_norm(x[0], x[3], x[4], x[1], x[2], training=False, eps=a.get("epsilon", 1e-5))


_OPERATORS: Mapping[str, Callable[[Sequence[Tensor], Mapping[str, Any]], Tensor]] = {
    "Add": lambda x, a: x[0] + x[1],
    "AveragePool": lambda x, a: _pool(x, a, f.avg_pool2d),
    "BatchNormalization": _norm,
    "Concat": lambda x, a: torch.cat(
        [torch.atleast_1d(torch.as_tensor(v)) for v in x], dim=a["axis"]
    ),
    "Conv": _conv,
    "Div": lambda x, a: x[0] / x[1],
    "Erf": lambda x, a: torch.erf(x[0]),
    "HardSigmoid": lambda x, a: (a.get("alpha", 0.2) * x[0] + a.get("beta", 0.5)).clamp(0, 1),
    "Identity": lambda x, a: x[0],
    "MatMul": lambda x, a: x[0] @ x[1],
    "MaxPool": lambda x, a: _pool(x, a, f.max_pool2d),
    "Mul": lambda x, a: x[0] * x[1],
    "Pow": lambda x, a: x[0] ** x[1],
    "ReduceMean": lambda x, a: x[0].mean(_axes(x, a), keepdim=bool(a.get("keepdims", 1))),
    "Relu": lambda x, a: f.relu(x[0]),
    "Reshape": _reshape,
    "Shape": lambda x, a: torch.tensor(x[0].shape),
    "Sigmoid": lambda x, a: torch.sigmoid(x[0]),
    "Slice": _slice,
    "Softmax": lambda x, a: f.softmax(x[0], dim=a.get("axis", -1)),
    "Sqrt": lambda x, a: torch.sqrt(x[0]),
    "Squeeze": _squeeze,
    "Sub": lambda x, a: x[0] - x[1],
    "Transpose": lambda x, a: x[0].permute(list(a["perm"])),
    "Unsqueeze": _unsqueeze,
}

"""Logistic regression with a ridge, by Newton's method: the small linear models are fitted with it."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = Any
STEPS = 30


def newton(x: Array, y: Array, ridge: float) -> Array:
    """Bias and weights of the raw measures.

    Args:
        x: measures, (samples, measures); they are weighed by their spread, so `ridge` means the same for each.
        y: 0 or 1 of each sample, or the share of its copies that are 1.
        ridge: strength of the penalty on the weights; the bias has none.
    """
    mean, spread = x.mean(0), np.where(x.std(0) == 0, 1.0, x.std(0))
    z = np.hstack([np.ones((len(x), 1)), (x - mean) / spread])
    penalty = np.eye(z.shape[1]) * ridge
    penalty[0, 0] = 0
    w = np.zeros(z.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-z @ w))
        w -= np.linalg.solve((z * (p * (1 - p) + 1e-6)[:, None]).T @ z + penalty, z.T @ (p - y) + penalty @ w)
    return np.concatenate([[w[0] - (w[1:] * mean / spread).sum()], w[1:] / spread])


def sigmoid(x: Array, w: Array) -> Array:
    """What a model of `newton` holds samples likely to be, 0 to 1."""
    return 1 / (1 + np.exp(-(x @ w[1:] + w[0])))

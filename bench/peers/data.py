"""Seeded data of the workloads, the same double for double in Python and TypeScript.

u(s, i) = (mix(i*0x9E3779B9 + s*0x85EBCA6B) + 0.5) / 2^32 with mix(h) = h ^= h>>>16; h *= 0x7FEB352D; h ^= h>>>15;
h *= 0x846CA68B; h ^= h>>>16, all modulo 2^32 (TypeScript: Math.imul and >>> 0). s is a stream, i the place in the stream.
g(s, i) = u(s,12i) + u(s,12i+1) + ... + u(s,12i+11) - 6: near normal and exact in doubles, whatever the order of the sum.
Only + - * / and floor are used after that, so no two machines' libms can make the data differ. bench/numeric/data.ts holds the same in TypeScript.
"""
import numpy as np

SPEC = {  # name -> sizes; keep in step with README.md
    "nb-logpmf": dict(n=1_000_000), "nb-mle": dict(n=1_000_000),
    "logit-newton-2": dict(n=100_000, d=2), "logit-newton-20": dict(n=100_000, d=20), "logit-grid": dict(n=10_000, g=200),
    "em-large": dict(N=100_000, D=50, K=8), "em-small": dict(N=10_000, D=20, K=4),
    "fhmm-2-10": dict(K=2, L=10, T=1000), "fhmm-3-6": dict(K=3, L=6, T=500),
    "attn-4096-8": dict(T=4096, D=64, K=8), "attn-4096-16": dict(T=4096, D=64, K=16), "attn-16384-8": dict(T=16384, D=64, K=8),
    "elbo-grid": dict(n=1000, D=2, g=200), "ppca": dict(n=100_000, D=10), "rnn-ascent": dict(L=1000, steps=1000),
}


def u(s, i):
    with np.errstate(over="ignore"):
        h = np.asarray(i, np.uint32) * np.uint32(0x9E3779B9) + np.uint32((s * 0x85EBCA6B) & 0xFFFFFFFF)
        h = h ^ (h >> np.uint32(16)); h = h * np.uint32(0x7FEB352D)
        h = h ^ (h >> np.uint32(15)); h = h * np.uint32(0x846CA68B)
        h = h ^ (h >> np.uint32(16))
    return (h + 0.5) / 4294967296.0


def U(s, n):
    return u(s, np.arange(n, dtype=np.uint32))


def G(s, n):
    out = np.zeros(n)
    i = np.arange(n, dtype=np.uint32) * np.uint32(12)
    for k in range(12):
        out += u(s, i + np.uint32(k))
    return out - 6


def make(name):
    p = dict(SPEC[name])
    if name == "nb-logpmf":
        n = p["n"]; a, b, c = U(1, n), U(2, n), U(3, n)
        p.update(x=np.floor(1000 * a * a * a), r=0.05 + 100 * b * b, rho=0.01 + 0.98 * c)
    elif name == "nb-mle":
        n = p["n"]; a = U(4, n); p.update(x=np.floor(20 * a * a * (U(5, n) + U(6, n))))
    elif name.startswith("logit"):
        d = p.get("d", 2); n = p["n"]
        X = G(7, n * d).reshape(n, d)
        b = np.array([0.5 - 0.1 * (j % 7) for j in range(d)])
        eta = np.zeros(n)
        for j in range(d): eta = eta + X[:, j] * b[j]
        eta = eta + 0.25
        # label: a fair squash without exp: P = 1/2 + eta/(2(1+|eta|))
        y = (U(8, n) < 0.5 + eta / (2 * (1 + np.abs(eta)))).astype(float)
        p.update(X=X, y=y)
        if name == "logit-grid": p.update(axis=-4 + 8 * np.arange(p["g"]) / (p["g"] - 1))
    elif name.startswith("em"):
        N, D, K = p["N"], p["D"], p["K"]
        rate = 0.2 + 6 * U(9, K * D).reshape(K, D) * U(10, K * D).reshape(K, D)
        z = np.floor(U(11, N) * K).astype(int)
        s = U(12, N * D) + U(13, N * D) + U(14, N * D)
        Y = np.floor(rate[z] * s.reshape(N, D) * (2 / 3) + 0.5)
        p.update(Y=Y, lam=rate * (0.6 + 0.8 * U(15, K * D).reshape(K, D)), pi=np.full(K, 1 / K))
    elif name.startswith("fhmm"):
        K, L, T = p["K"], p["L"], p["T"]
        P = np.empty((L, K, K))
        for l in range(L):
            stay = 0.9 - 0.3 * l / L
            P[l] = (1 - stay) / (K - 1); np.fill_diagonal(P[l], stay)
        m = 0.5 + 1.5 * U(16, L * K).reshape(L, K); m[:, 0] = 0
        z = np.floor(U(17, L * (T // 25 + 1)).reshape(L, -1) * K).astype(int)
        x = np.zeros(T)
        for l in range(L): x = x + m[l, z[l, np.arange(T) // 25]]
        p.update(P=P, pi=np.full((L, K), 1 / K), means=m, x=x + G(18, T))
    elif name.startswith("attn"):
        T, D, K = p["T"], p["D"], p["K"]
        p.update(X=G(19, T * D).reshape(T, D), Uq=0.125 * G(20, K * D).reshape(K, D), Uk=0.125 * G(21, K * D).reshape(K, D))
    elif name == "elbo-grid":
        p.update(x=G(22, p["n"] * 2).reshape(-1, 2), theta=np.array([1.0, 0.5]), sigma=0.8, v=0.6,
                 axis=-1 + 2 * np.arange(p["g"]) / (p["g"] - 1))
    elif name == "ppca":
        n, D = p["n"], p["D"]
        th = np.array([1.0 - 0.15 * j for j in range(D)]); Z = G(23, n)
        p.update(X=Z[:, None] * th + 0.7 * G(24, n * D).reshape(n, D))
    elif name == "rnn-ascent":
        p.update(x=G(25, p["L"]), y=1.5, w=0.98, b=1.0, x0=1.0, lr=1e-6)
    return p

package dev.selfsame.benchmarks.peers;

import java.util.Arrays;

/** A textbook union-find: an array of parents, union by size, path halving. */
final class IntUnionFind {
  private int[] parents;
  private int size;

  IntUnionFind(int expected) {
    parents = new int[Math.max(16, expected)];
  }

  /** Adds an element, alone, and returns it. */
  int add() {
    if (size == parents.length) {
      parents = Arrays.copyOf(parents, size * 2);
    }
    parents[size] = -1;
    return size++;
  }

  int find(int element) {
    int at = element;
    while (parents[at] >= 0) {
      if (parents[parents[at]] >= 0) {
        parents[at] = parents[parents[at]];
      }
      at = parents[at];
    }
    return at;
  }

  void union(int a, int b) {
    int x = find(a);
    int y = find(b);
    if (x != y) {
      int larger = parents[x] <= parents[y] ? x : y;
      int smaller = larger == x ? y : x;
      parents[larger] += parents[smaller];
      parents[smaller] = larger;
    }
  }
}

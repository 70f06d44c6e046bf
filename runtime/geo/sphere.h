#pragma once

// Geometry on the sphere, as Google's S2 (s2geometry.io) computes it: the grid of S2's cells, regions and distances. S2
// is in a library that is loaded when it is first asked for.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/error.h"
#include "runtime/geo/shapes.h"

namespace flux::geo {

struct SphereFunctions;

// A cell of S2's grid: six faces of a cube (level 0) on the sphere, each divided into four cells again and again.
struct Cell {
  uint64_t id = 0;
};
inline constexpr int kMaxCellLevel = 30;

// Writes a cell as a token: the hexadecimal digits of its id without the zeros at the end.
std::string Token(Cell cell);

// The way through all places, as an angle in radians.
double Length(const Path& path);

// The loaded library; cheap to copy, and any thread may call it. Nothing that it takes may be a number that is not
// finite.
class Sphere {
 public:
  // Loads the library unless that was done. Fails when it is not there, or S2 is not installed.
  static Result<Sphere> Open();

  // The cell of the last level that holds a place. Latitudes beyond the poles go on behind them.
  Cell CellAt(Place place) const;
  // The cell that a token names, if it names one.
  std::optional<Cell> FindCell(std::string_view token) const;
  int LevelOf(Cell cell) const;
  // The cell of `level` that holds `cell`, which must not be above that level.
  Cell Ancestor(Cell cell, int level) const;
  Place CenterOf(Cell cell) const;

  // What makes a polygon one that the functions below cannot take, in words.
  std::optional<std::string> MistakeIn(const Polygon& polygon) const;
  // The cells of `level` that a region touches, in order of id. Stops when there are more than `most`: gives one too
  // many.
  std::vector<Cell> Cover(const Region& region, int level, size_t most) const;
  bool Contains(const Region& region, Place place) const;
  // The least distance between two shapes, an angle in radians. `to` must be a place or a path, `from` no path.
  double Distance(const Shape& from, const Shape& to) const;

 private:
  explicit Sphere(const SphereFunctions& functions) : functions_(&functions) {}
  const SphereFunctions* functions_;
};

}  // namespace flux::geo

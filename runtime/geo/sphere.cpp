#include "runtime/geo/sphere.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numbers>

#include "runtime/base/companion_library.h"
#include "runtime/base/memory.h"
#include "runtime/geo/geo_library.h"

namespace flux::geo {
namespace {

Result<const SphereFunctions*> Load() {
  const MemoryScope uncounted(nullptr);
  const std::string file = FindCompanionLibrary("fluxc_geo");
  void* library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr && !std::filesystem::exists(file)) {
    return Fail(ErrorCode::kUnavailable,
                fmt::format("`{}`, the part of fluxc that geography needs, is missing; install fluxc anew", file));
  }
  if (library == nullptr) {
    return Fail(ErrorCode::kUnavailable,
                fmt::format("cannot load S2, which geography needs: {}; install it (Debian: libs2-0)", dlerror()));
  }
  const auto entry = reinterpret_cast<GeoEntry>(dlsym(library, FLUX_GEO_ENTRY));
  if (entry == nullptr) {
    return Fail(ErrorCode::kUnavailable, fmt::format("`{}` is not the library of this version", file));
  }
  return entry();
}

double Radians(double degrees) { return degrees * (std::numbers::pi / 180); }

// The haversine formula.
double DistanceBetween(Place a, Place b) {
  const double lat_a = Radians(a.lat), lat_b = Radians(b.lat);
  const double north = std::sin(0.5 * (lat_b - lat_a)), east = std::sin(0.5 * (Radians(b.lon) - Radians(a.lon)));
  const double x = north * north + east * east * std::cos(lat_a) * std::cos(lat_b);
  return 2 * std::atan2(std::sqrt(x), std::sqrt(std::max(0.0, 1 - x)));
}

}  // namespace

std::string Token(Cell cell) {
  std::string token = fmt::format("{:016x}", cell.id);
  token.resize(token.find_last_not_of('0') + 1);
  return token;
}

double Length(const Path& path) {
  double length = 0;
  for (size_t i = 1; i < path.places.size(); ++i) length += DistanceBetween(path.places[i - 1], path.places[i]);
  return length;
}

Result<Sphere> Sphere::Open() {
  static const Result<const SphereFunctions*> functions = Load();
  if (!functions) return std::unexpected(functions.error());
  return Sphere(**functions);
}

// S2 is not safe against exceptions, so that its memory is not counted; what it gives is copied, so that it is.

Cell Sphere::CellAt(Place place) const {
  const MemoryScope uncounted(nullptr);
  return {functions_->cell_at(place)};
}

std::optional<Cell> Sphere::FindCell(std::string_view token) const {
  const MemoryScope uncounted(nullptr);
  const std::optional<uint64_t> id = functions_->find_cell(token);
  return id ? std::optional(Cell{*id}) : std::nullopt;
}

int Sphere::LevelOf(Cell cell) const {
  const MemoryScope uncounted(nullptr);
  return functions_->level_of(cell.id);
}

Cell Sphere::Ancestor(Cell cell, int level) const {
  const MemoryScope uncounted(nullptr);
  return {functions_->ancestor(cell.id, level)};
}

Place Sphere::CenterOf(Cell cell) const {
  const MemoryScope uncounted(nullptr);
  return functions_->center_of(cell.id);
}

std::optional<std::string> Sphere::MistakeIn(const Polygon& polygon) const {
  const MemoryScope uncounted(nullptr);
  return functions_->mistake_in(polygon);
}

std::vector<Cell> Sphere::Cover(const Region& region, int level, size_t most) const {
  const MemoryScope uncounted(nullptr);
  std::vector<Cell> cells;
  for (const uint64_t id : functions_->cover(region, level, most)) cells.push_back({id});
  return cells;
}

bool Sphere::Contains(const Region& region, Place place) const {
  const MemoryScope uncounted(nullptr);
  return functions_->contains(region, place);
}

double Sphere::Distance(const Shape& from, const Shape& to) const {
  const MemoryScope uncounted(nullptr);
  return functions_->distance(from, to);
}

}  // namespace flux::geo

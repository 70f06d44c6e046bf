#include <fmt/format.h>

#include <algorithm>

#include "runtime/exec/table_operator.h"
#include "runtime/table/table.h"
#include "stdlib/experimental/geo/shape_arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kPackage = "experimental/geo";
constexpr std::string_view kGridParameters = "region minSize maxSize level maxLevel units";
constexpr std::string_view kTokenParameter = "token";
constexpr std::string_view kCellParameters = "token point level";
constexpr std::string_view kRegionParameters = "function region units";
constexpr std::string_view kTablesParameters = "tables function";
constexpr std::string_view kCellColumn = "s2_cell_id";

// A grid of more cells is a mistake, and would take a while.
constexpr size_t kMostCells = 10'000;
constexpr size_t kDefaultMostCells = 100;

struct Grid {
  std::vector<geo::Cell> cells;
  int level = -1;
};

// What is asked of a grid whose level is to be chosen; 0: nothing.
struct GridBounds {
  size_t min_size = 0, max_size = 0;
  int max_level = 0;
};

// Refines the grid until it has the least number of cells, as long as it has no more than the largest. One that stays
// below the least number counts only when the script says how far to refine.
std::optional<Grid> ChooseGrid(const geo::Sphere& sphere, const geo::Region& region, const GridBounds& bounds) {
  const size_t most = bounds.max_size > 0 ? bounds.max_size : kDefaultMostCells;
  const int last = bounds.max_level > 0 ? bounds.max_level : geo::kMaxCellLevel;
  std::optional<Grid> grid;
  for (int level = 1; level <= last; ++level) {
    std::vector<geo::Cell> cells = sphere.Cover(region, level, most);
    if (cells.size() > most) break;
    grid = Grid{std::move(cells), level};
    if (bounds.min_size > 0 && grid->cells.size() >= bounds.min_size) break;
  }
  if (grid && grid->cells.size() < bounds.min_size && bounds.max_level <= 0) return std::nullopt;
  return grid;
}

Value ToValue(const std::optional<Grid>& grid) {
  std::vector<Value> set;
  if (grid) {
    for (const geo::Cell& cell : grid->cells) set.push_back(Value::String(geo::Token(cell)));
  }
  const int level = set.empty() ? -1 : grid->level;
  return MakeRecord({{"level", Value::Int(level)}, {"set", MakeArray(std::move(set))}});
}

// Negative sizes count as not given.
Result<size_t> SizeAt(const ArgReader& in, size_t i) {
  FLUX_TRY(const int64_t size, in.IntOr(i, 0));
  if (size > static_cast<int64_t>(kMostCells)) {
    return in.Invalid(i, fmt::format("must be at most {}, found {}", kMostCells, size));
  }
  return static_cast<size_t>(std::max<int64_t>(size, 0));
}

// Negative levels count as not given.
Result<int> LevelAt(const ArgReader& in, size_t i) {
  FLUX_TRY(const int64_t level, in.IntOr(i, -1));
  if (level > geo::kMaxCellLevel) {
    return in.Invalid(i, fmt::format("must be at most {}, found {}", geo::kMaxCellLevel, level));
  }
  return static_cast<int>(std::max<int64_t>(level, -1));
}

Result<Value> GetGrid(CallContext&, Args args) {
  const ArgReader in("geo.getGrid", kGridParameters, args);
  FLUX_TRY(const geo::Sphere sphere, geo::Sphere::Open());
  FLUX_TRY(const double earth_radius, EarthRadius(in, 5));
  FLUX_TRY(const geo::Region region, RegionAt(in, 0, sphere, earth_radius));
  GridBounds bounds;
  FLUX_TRY(bounds.min_size, SizeAt(in, 1));
  FLUX_TRY(bounds.max_size, SizeAt(in, 2));
  FLUX_TRY(const int level, LevelAt(in, 3));
  FLUX_TRY(bounds.max_level, LevelAt(in, 4));
  if (bounds.max_size > 0 && bounds.min_size > bounds.max_size) {
    return in.Invalid(1, fmt::format("must not be above `maxSize`, {}, found {}", bounds.max_size, bounds.min_size));
  }
  if (level >= 0) {
    Grid grid{sphere.Cover(region, level, kMostCells), level};
    if (grid.cells.size() <= kMostCells) return ToValue(std::move(grid));
    return in.Invalid(
        3, fmt::format("is {}, at which more than {} cells cover the region; take a lower one", level, kMostCells));
  }
  if (bounds.min_size == 0 && bounds.max_size == 0) {
    return in.Invalid("needs `minSize`, `maxSize` or `level`");
  }
  return ToValue(ChooseGrid(sphere, region, bounds));
}

Result<geo::Cell> CellAt(const ArgReader& in, size_t i, const geo::Sphere& sphere) {
  FLUX_TRY(const std::string token, in.String(i));
  if (const std::optional<geo::Cell> cell = sphere.FindCell(token)) return *cell;
  return in.Invalid(i, fmt::format("must be the ID of an S2 cell (`89c25`), found `{}`", token));
}

Result<Value> GetLevel(CallContext&, Args args) {
  FLUX_TRY(const geo::Sphere sphere, geo::Sphere::Open());
  FLUX_TRY(const geo::Cell cell, CellAt(ArgReader("geo.getLevel", kTokenParameter, args), 0, sphere));
  return Value::Int(sphere.LevelOf(cell));
}

// The cell of the last level at a point, or the one that a token names.
Result<geo::Cell> StartingCell(const ArgReader& in, const geo::Sphere& sphere) {
  const bool has_empty_token =
      in.Has(0) && in[0].kind() == ValueKind::kString && !in[0].is_null() && in[0].AsString().empty();
  if (in.Has(0) == in.Has(1) && !(in.Has(1) && has_empty_token)) {
    return in.Invalid(in.Has(0) ? "takes `token` or `point`, not both" : "needs `token` or `point`");
  }
  if (!in.Has(1)) return CellAt(in, 0, sphere);
  FLUX_TRY(const geo::Place place, PlaceAt(in, 1));
  return sphere.CellAt(place);
}

Result<Value> S2CellIDToken(CallContext&, Args args) {
  const ArgReader in("geo.s2CellIDToken", kCellParameters, args);
  FLUX_TRY(const geo::Sphere sphere, geo::Sphere::Open());
  FLUX_TRY(const int64_t level, in.Int(2));
  if (level < 1 || level > geo::kMaxCellLevel) {
    return in.Invalid(2, fmt::format("must be between 1 and {}, found {}", geo::kMaxCellLevel, level));
  }
  FLUX_TRY(const geo::Cell cell, StartingCell(in, sphere));
  if (level > sphere.LevelOf(cell)) {
    return in.Invalid(2,
                      fmt::format("must not be below the cell's own level {}, found {}", sphere.LevelOf(cell), level));
  }
  return Value::String(geo::Token(sphere.Ancestor(cell, static_cast<int>(level))));
}

Result<Value> S2CellLatLon(CallContext&, Args args) {
  FLUX_TRY(const geo::Sphere sphere, geo::Sphere::Open());
  FLUX_TRY(const geo::Cell cell, CellAt(ArgReader("geo.s2CellLatLon", kTokenParameter, args), 0, sphere));
  const geo::Place center = sphere.CenterOf(cell);
  return MakeRecord({{"lat", Value::Float(center.lat)}, {"lon", Value::Float(center.lon)}});
}

Result<Value> CheckRegion(CallContext&, Args args) {
  FLUX_TRY(const std::string function, ArgReader("geo._region", kRegionParameters, args).String(0));
  const ArgReader in(function, kRegionParameters, args);
  FLUX_TRY(const geo::Sphere sphere, geo::Sphere::Open());
  FLUX_TRY(const double earth_radius, EarthRadius(in, 2));
  FLUX_TRY_STATUS(RegionAt(in, 1, sphere, earth_radius));
  return args[1];
}

// Keeps the header of the first table whose group key has the cells, or else that of the first table.
class FirstWithCells final : public TableSink {
 public:
  Status Begin(TableHeaderRef header) override {
    const bool has_cells = header->key.Contains(kCellColumn);
    if (has_cells || found == nullptr) found = std::move(header);
    return has_cells ? Status(Enough()) : Status();
  }
  Status Push(const Chunk&) override { return {}; }
  Status End() override { return {}; }
  Status Finish() override { return {}; }
  bool WantsRows() const override { return false; }

  TableHeaderRef found;
};

Result<Value> CellLevel(CallContext& context, Args args) {
  const ArgReader own("geo._cellLevel", kTablesParameters, args);
  FLUX_TRY(const plan::NodeRef stream, own.Stream(0));
  FLUX_TRY(const std::string function, own.String(1));
  FirstWithCells first;
  FLUX_TRY_STATUS(context.Execute(stream, first));
  const auto fail = [&](std::string complaint) {
    return Fail(ErrorCode::kFailedPrecondition, fmt::format("`{}`: {}", function, complaint));
  };
  if (first.found == nullptr)
    return fail("the level of the cells is not known, because there are no tables; give it as `s2cellIDLevel`");
  FLUX_TRY_STATUS(exec::FindColumn(function, *first.found, kCellColumn));
  const GroupKey& key = first.found->key;
  const GroupKeyEntry* cell = key.Find(kCellColumn);
  if (cell == nullptr) {
    return fail(
        fmt::format("column `{0}` is not in the group key of table {1}, so that its cells have no one level; add it "
                    "with `experimental.group(columns: [\"{0}\"], mode: \"extend\")`, or give the level as "
                    "`s2cellIDLevel`",
                    kCellColumn, key.DebugText()));
  }
  if (cell->type != ColumnType::kString)
    return exec::ColumnTypeError(function, {std::string(kCellColumn), cell->type}, "string");
  FLUX_TRY(const geo::Sphere sphere, geo::Sphere::Open());
  const std::optional<geo::Cell> found = cell->value.is_null() ? std::nullopt : sphere.FindCell(cell->value.AsString());
  if (found) return Value::Int(sphere.LevelOf(*found));
  return fail(fmt::format("column `{}` must have IDs of S2 cells (`89c25`), but table {} has not", kCellColumn,
                          key.DebugText()));
}

}  // namespace

void RegisterGeoGrid(Registry& registry) {
  registry.Add(BuiltinDef{kPackage, "getGrid", kGridParameters, GetGrid, true});
  registry.Add(BuiltinDef{kPackage, "getLevel", kTokenParameter, GetLevel, true, ColumnType::kInt});
  registry.Add(BuiltinDef{kPackage, "s2CellIDToken", kCellParameters, S2CellIDToken, true, ColumnType::kString});
  registry.Add(BuiltinDef{kPackage, "s2CellLatLon", kTokenParameter, S2CellLatLon, true});
  registry.Add(BuiltinDef{kPackage, "_region", kRegionParameters, CheckRegion, true});
  registry.Add(BuiltinDef{kPackage, "_cellLevel", kTablesParameters, CellLevel});
}

}  // namespace flux::stdlib

#include "stdlib/join/on_columns.h"

#include <fmt/format.h>

#include <optional>

namespace flux::stdlib {

namespace {

// A property of one of the two rows.
struct Side {
  std::string_view row;  // `l` or `r`
  std::string_view column;
};

std::optional<Side> ReadSide(const expr::Function& fn, expr::NodeId id) {
  const expr::Node& member = fn.at(id);
  if (member.kind != expr::NodeKind::kMember) return std::nullopt;
  const expr::Node& row = fn.at(member.children[0]);
  if (row.kind != expr::NodeKind::kParam) return std::nullopt;
  return Side{fn.params[row.index], member.name};
}

std::optional<JoinedColumns> ReadComparison(const expr::Function& fn) {
  const expr::Node& node = fn.at(fn.body);
  if (node.kind != expr::NodeKind::kBinary || node.binary_op != BinaryOp::kEqual) return std::nullopt;
  const std::optional<Side> a = ReadSide(fn, node.children[0]), b = ReadSide(fn, node.children[1]);
  if (!a || !b || a->row == b->row) return std::nullopt;
  const bool is_left_first = a->row == "l";
  return JoinedColumns{std::string(is_left_first ? a->column : b->column),
                       std::string(is_left_first ? b->column : a->column)};
}

}  // namespace

Result<std::vector<JoinedColumns>> ReadJoinedColumns(const plan::RowFunction& on) {
  constexpr std::string_view kWanted = "must compare columns with `==`, joined with `and`: `(l, r) => l.a == r.b`";
  if (!on.tree) return Fail(ErrorCode::kInvalid, fmt::format("{}; found `{}`", kWanted, on.text));
  std::vector<JoinedColumns> columns;
  for (const expr::Function& part : expr::SplitConjuncts(*on.tree)) {
    std::optional<JoinedColumns> compared = ReadComparison(part);
    if (!compared)
      return Fail(ErrorCode::kInvalid, fmt::format("{}; found `{}`", kWanted, expr::ToText(part, part.body)));
    columns.push_back(*std::move(compared));
  }
  return columns;
}

}  // namespace flux::stdlib

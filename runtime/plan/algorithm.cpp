#include "runtime/plan/algorithm.h"

namespace flux::plan {

namespace {

constexpr Algorithm kSource{"reads"};
constexpr Algorithm kByRow{"as rows come"};
constexpr Algorithm kByTable{"table by table", Kept::kTable};
constexpr Algorithm kTogether{"all tables together", Kept::kStream};

}  // namespace

std::string_view KeptText(Kept kept) {
  switch (kept) {
    case Kept::kNothing:
      return "none";
    case Kept::kSentRows:
      return "what it needs of one table";
    case Kept::kTable:
      return "one table";
    case Kept::kTableStates:
      return "what it needs of all tables: sends nothing before its input ends";
    case Kept::kChanged:
      return "tables whose keys change, all of them: sends these when its input ends";
    case Kept::kStream:
      return "all tables: sends nothing before its input ends";
  }
  return "?";
}

const Algorithm& OnlyAlgorithm(Flow flow) {
  switch (flow) {
    case Flow::kSource:
      return kSource;
    case Flow::kRows:
      return kByRow;
    case Flow::kTable:
      return kByTable;
    case Flow::kStream:
      return kTogether;
  }
  return kTogether;
}

}  // namespace flux::plan

#include "runtime/plan/algorithm.h"

namespace flux::plan {

namespace {

constexpr Algorithm kSource{"reads and sends"};
constexpr Algorithm kByRow{"row by row"};
constexpr Algorithm kByTable{"table by table", Kept::kTable};
constexpr Algorithm kTogether{"all tables together", Kept::kStream};

}  // namespace

std::string_view KeptText(Kept kept) {
  switch (kept) {
    case Kept::kNothing:
      return "nothing";
    case Kept::kSentRows:
      return "the rows of one table that it sends";
    case Kept::kTable:
      return "one table";
    case Kept::kTableStates:
      return "a row or a state for each table";
    case Kept::kStream:
      return "all tables";
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

#pragma once

// Makes the rows of an answer out of the tables that the script of a `SELECT` gives.

#include <memory>

#include "compiler/influxql/select.h"
#include "runtime/io/encoder.h"
#include "tools/influxql/answer.h"

namespace flux::influxql {

// An encoder of the one result of a plan's script. It hands what the answer has to the sink now and then.
std::unique_ptr<io::ResultEncoder> MakeRowsEncoder(std::shared_ptr<const SelectPlan> plan,
                                                   std::shared_ptr<AnswerWriter> answer, io::ByteSink& out);

}  // namespace flux::influxql

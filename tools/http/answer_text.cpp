#include "tools/http/answer_text.h"

#include <boost/beast/http/status.hpp>
#include <ctime>

#include "fmt/format.h"

namespace flux::http {

namespace {

std::string_view Reason(int status) {
  const auto reason =
      boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(static_cast<unsigned>(status)));
  return {reason.data(), reason.size()};
}

// RFC 9110, section 5.6.7.
std::string DateText() {
  const time_t now = time(nullptr);
  tm parts{};
  gmtime_r(&now, &parts);
  char text[40];
  return {text, strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

}  // namespace

std::string HeadText(const AnswerHead& head, const AnswerForm& form) {
  std::string text = fmt::format("HTTP/1.1 {} {}\r\n", head.status, Reason(head.status));
  for (const auto& [name, value] : head.headers) text += fmt::format("{}: {}\r\n", name, value);
  text += fmt::format("Date: {}\r\n", DateText());
  if (head.length && head.status != 204) text += fmt::format("Content-Length: {}\r\n", *head.length);
  if (form.has_chunks && form.has_body) text += "Transfer-Encoding: chunked\r\n";
  if (!form.keeps_connection) text += "Connection: close\r\n";
  return text + "\r\n";
}

std::string ChunkHead(size_t bytes) { return fmt::format("{:x}\r\n", bytes); }

std::string RefusalText(int status) {
  const std::string body = fmt::format("{} {}", status, Reason(status));
  return HeadText({.status = status, .headers = {{"Content-Type", "text/plain; charset=utf-8"}}, .length = body.size()},
                  {.keeps_connection = false}) +
         body;
}

std::string AddressText(const std::string& address, uint16_t port) {
  return address.find(':') == address.npos ? fmt::format("{}:{}", address, port)
                                           : fmt::format("[{}]:{}", address, port);
}

}  // namespace flux::http

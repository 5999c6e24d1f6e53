using Gateway.Streaming;
using Microsoft.Extensions.Primitives;

namespace Gateway.Tests.Streaming;

[TestFixture]
public sealed class ReplyNegotiationTests
{
    [TestCase(null, "Lines")]
    [TestCase("", "Lines")]
    [TestCase("*/*", "Lines")]
    [TestCase("application/json", "Lines")]
    [TestCase("application/x-ndjson", "Lines")]
    [TestCase("text/event-streams", "Lines")]
    [TestCase("text/event-stream", "Events")]
    [TestCase("application/json, text/event-stream", "Events")]
    [TestCase("application/json;q=0.9,TEXT/Event-Stream; q=0.5", "Events")]
    public void Choose_Accept_GivesTheForm(string? accept, string form) => ReplyNegotiation.Choose(accept).ToString().Should().Be(form);

    [Test]
    public void Choose_SeveralHeaders_ReadsAll() =>
        ReplyNegotiation.Choose(new StringValues(["application/json", "text/event-stream"])).Should().Be(ReplyForm.Events);
}

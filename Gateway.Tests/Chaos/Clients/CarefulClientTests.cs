using Chaos.Clients;

namespace Gateway.Tests.Chaos.Clients;

[TestFixture]
public sealed class CarefulClientTests
{
    [TestCase(200, """{"type":"result","data":{"outcome":"confirmed"}}""", true)]
    [TestCase(422, """{"type":"result","data":{"outcome":"rejected"}}""", true)]
    [TestCase(200, """{"type":"result","data":{"outcome":"unknown"}}""", false)]
    [TestCase(400, """{"type":"error","error":{"code":"invalid_argument","message":"m","retryable":false}}""", true)]
    [TestCase(503, """{"type":"error","error":{"code":"tws_unavailable","message":"m","retryable":true}}""", false)]
    [TestCase(200, """{"type":"error","error":{"code":"reconciling","message":"m","retryable":true}}""", false)]
    [TestCase(500, """{"type":"error","error":{"code":"internal","message":"m","retryable":false}}""", false)]
    [TestCase(200, "", false)]
    public void IsSettled_AnAnswer_SettlesOnlyWhenTheFateIsKnown(int status, string body, bool settled) =>
        CarefulClient.IsSettled(Answer.Of(status, body, TimeSpan.Zero)).Should().Be(settled);
}

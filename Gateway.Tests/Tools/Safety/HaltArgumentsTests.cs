using Gateway.Tools.Safety;

namespace Gateway.Tests.Tools.Safety;

[TestFixture]
public sealed class HaltArgumentsTests
{
    [TestCase("""{"reason":"runaway"}""", "runaway", true, false)]
    [TestCase("""{"Reason":" runaway\n\u202estrategy ","cancel_open_orders":"no","ALL_CLIENTS":1}""", "runaway strategy", false, true)]
    [TestCase("""{"reason":null,"allClients":null}""", "no reason given", true, false)]
    [TestCase("{}", "no reason given", true, false)]
    public void Read_UnderstoodArguments_IgnoresNothing(string json, string reason, bool cancels, bool allClients) =>
        HaltArguments.Read(JsonElement.Parse(json)).Should().Be(new HaltArguments(reason, cancels, allClients, Ignored: null));

    [TestCase("""{"reason":""}""", null)]
    [TestCase("""{"reason":["a"]}""", null)]
    [TestCase("""{"cancelOpenOrders":"yes please"}""", "cancelOpenOrders: is neither true nor false; true was used.")]
    [TestCase("""{"allClients":{}}""", "allClients: is neither true nor false; false was used.")]
    [TestCase("""{"why":"x"}""", "why: is unknown and was ignored.")]
    [TestCase("[]", "The arguments are no JSON object and were ignored.")]
    [TestCase("5", "The arguments are no JSON object and were ignored.")]
    public void Read_AnythingElse_SaysWhatWasIgnored(string json, string? ignored)
    {
        var read = HaltArguments.Read(JsonElement.Parse(json));
        (read.CancelOpenOrders, read.AllClients).Should().Be((true, false));
        (read.Ignored ?? []).Should().Equal(ignored is null ? [] : [ignored]);
    }

    [Test]
    public void Read_LongReason_IsCut()
    {
        var read = HaltArguments.Read(JsonElement.Parse($$"""{"reason":"{{new string('x', 201)}}"}"""));
        read.Reason.Should().HaveLength(200);
        read.Ignored.Should().Equal("reason: was cut to 200 characters.");
    }
}

using Gateway.Mcp;
using Gateway.Mcp.Asking;
using Gateway.Tests.Support;

namespace Gateway.Tests.Mcp.Asking;

[TestFixture]
public sealed class RequestStatesTests
{
    private const string Params = """{"name":"t","arguments":{"a":1,"b":[true,null]}}""";

    private readonly ManualTimeProvider _time = new();

    [Test]
    public void Open_WhatWasSealed_GivesItBack()
    {
        var states = new RequestStates(_time);
        string text = states.Seal(Sample(), Binding());

        RequestState opened = states.Open(Json(text), Binding());

        opened.Answers["name"].GetRawText().Should().Be("""{"action":"accept"}""");
        opened.Once["ref"].GetString().Should().Be("gw-1");
        opened.Asked["name"].Should().Be("digest");
        opened.Expires.Should().Be(_time.GetUtcNow() + RequestStates.Lifetime);
    }

    [Test]
    public void Open_AnyCharacterChanged_IsRefused()
    {
        var states = new RequestStates(_time);
        string text = states.Seal(Sample(), Binding());

        for (int i = 0; i < text.Length; i++)
        {
            foreach (char other in "AB_= ".Where(other => other != text[i]))
                Refused(states, text[..i] + other + text[(i + 1)..], $"character {i} became '{other}'");
        }
    }

    [Test]
    public void Open_AnyBitFlipped_IsRefused()
    {
        var states = new RequestStates(_time);
        byte[] bytes = System.Buffers.Text.Base64Url.DecodeFromChars(states.Seal(Sample(), Binding()));

        for (int bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Refused(states, System.Buffers.Text.Base64Url.EncodeToString(bytes), $"bit {bit} was flipped");
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [TestCase("")]
    [TestCase("AQ")]
    [TestCase("-TAMPERED")]
    [TestCase("\u00e9\u00e9\u00e9\u00e9")]
    public void Open_SomethingElse_IsRefused(string text) => Refused(new RequestStates(_time), text, "it is no state");

    [Test]
    public void Open_CutOrLengthened_IsRefused()
    {
        var states = new RequestStates(_time);
        string text = states.Seal(Sample(), Binding());

        for (int length = 0; length < text.Length; length++)
            Refused(states, text[..length], $"it was cut to {length}");
        Refused(states, text + "-TAMPERED", "it was lengthened");
        Refused(states, new string('A', 400_000), "it is too long");
    }

    [TestCase("5")]
    [TestCase("null")]
    [TestCase("{}")]
    public void Open_NoString_IsRefused(string json) =>
        new RequestStates(_time).Invoking(states => states.Open(JsonElement.Parse(json), Binding())).Should().Throw<McpException>().Which.Error.Code.Should().Be(-32602);

    [Test]
    public void Open_OfAnotherRequest_IsRefused()
    {
        var states = new RequestStates(_time);
        string text = states.Seal(Sample(), Binding());

        Refused(states, text, "another caller", Binding(caller: "bob"));
        Refused(states, text, "no caller", Binding(caller: null));
        Refused(states, text, "another method", Binding(method: "prompts/get"));
        Refused(states, text, "other arguments", Binding(parameters: """{"name":"t","arguments":{"a":2,"b":[true,null]}}"""));
        Refused(states, text, "one argument more", Binding(parameters: """{"name":"t","arguments":{"a":1,"b":[true,null],"c":null}}"""));
        Refused(new RequestStates(_time), text, "another run of the gateway");
    }

    [Test]
    public void Open_SameParametersInAnotherOrderWithAnswers_IsTaken()
    {
        var states = new RequestStates(_time);
        string text = states.Seal(Sample(), Binding());
        const string retried = """{"_meta":{"x":1},"requestState":"s","inputResponses":{},"arguments":{"b":[true,null],"a":1},"name":"t"}""";

        states.Invoking(one => one.Open(Json(text), Binding(parameters: retried))).Should().NotThrow();
    }

    [Test]
    public void Open_AfterTenMinutes_HasExpired()
    {
        var states = new RequestStates(_time);
        string text = states.Seal(Sample(), Binding());

        _time.Advance(RequestStates.Lifetime - TimeSpan.FromSeconds(1));
        states.Invoking(one => one.Open(Json(text), Binding())).Should().NotThrow();
        _time.Advance(TimeSpan.FromSeconds(1));

        states.Invoking(one => one.Open(Json(text), Binding())).Should().Throw<McpException>().WithMessage("*expired*");
    }

    [Test]
    public void Seal_Twice_NeverGivesTheSame()
    {
        var states = new RequestStates(_time);

        states.Seal(Sample(), Binding()).Should().NotBe(states.Seal(Sample(), Binding()));
    }

    [Test]
    public void Seal_TooMuch_IsRefused()
    {
        var state = new RequestState { Answers = { ["big"] = Json(new string('x', 300_000)) } };

        new RequestStates(_time).Invoking(states => states.Seal(state, Binding())).Should().Throw<Gateway.Handlers.ToolException>().WithMessage("*262144*");
    }

    [Test]
    public void Spend_Twice_IsRefused()
    {
        var states = new RequestStates(_time);
        string text = states.Seal(Sample(), Binding());
        states.MarkUsed(states.Open(Json(text), Binding()));

        states.Invoking(one => one.MarkUsed(one.Open(Json(text), Binding()))).Should().Throw<McpException>().WithMessage("*already used*");
    }

    [Test]
    public void Spend_ExpiredMeanwhile_IsRefused()
    {
        var states = new RequestStates(_time);
        RequestState opened = states.Open(Json(states.Seal(Sample(), Binding())), Binding());
        _time.Advance(RequestStates.Lifetime);

        states.Invoking(one => one.MarkUsed(opened)).Should().Throw<McpException>().WithMessage("*expired*");
    }

    [Test]
    public void Spend_MoreThanCanBeRemembered_IsRefusedUntilSomeExpire()
    {
        UsedRequestStates spent = new UsedRequestStates(_time);
        for (int i = 0; i < 10_000; i++)
            spent.Add(Guid.NewGuid(), _time.GetUtcNow() + RequestStates.Lifetime);

        spent.Invoking(one => one.Add(Guid.NewGuid(), _time.GetUtcNow() + RequestStates.Lifetime)).Should().Throw<Gateway.Handlers.ToolException>();
        _time.Advance(RequestStates.Lifetime);
        spent.Invoking(one => one.Add(Guid.NewGuid(), _time.GetUtcNow() + RequestStates.Lifetime)).Should().NotThrow();
    }

    private static void Refused(RequestStates states, string text, string because, StateBinding? binding = null) =>
        states.Invoking(one => one.Open(Json(text), binding ?? Binding())).Should().Throw<McpException>(because).Which.Error.Code.Should().Be(-32602);

    private static StateBinding Binding(string? caller = "alice", string method = "tools/call", string parameters = Params) =>
        StateBinding.Of(caller, method, JsonElement.Parse(parameters));

    private static JsonElement Json(string text) => JsonSerializer.SerializeToElement(text);

    private static RequestState Sample() => new()
    {
        Answers = { ["name"] = JsonElement.Parse("""{"action":"accept"}""") },
        Once = { ["ref"] = Json("gw-1") },
        Asked = { ["name"] = "digest" },
    };
}

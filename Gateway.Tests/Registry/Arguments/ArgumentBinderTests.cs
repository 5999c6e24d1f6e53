using FsCheck;
using FsCheck.Fluent;
using Gateway.Handlers;
using Gateway.Registry;
using Gateway.Tests.Support;
using Gateway.Text;

namespace Gateway.Tests.Registry.Arguments;

[TestFixture]
public sealed class ArgumentBinderTests
{
    private readonly ToolRegistry _registry = ToolProbe.Scan(typeof(SampleTools));

    [TestCase("""{"text":"a","quantity":1.5}""", "a/1.5/20/True")]
    [TestCase("""{"text":"a","quantity":"1.5","limit":"7","useRTH":"false"}""", "a/1.5/7/False")]
    [TestCase("""{"Text":265598,"QUANTITY":"100","use_rth":0}""", "265598/100/20/False")]
    [TestCase("""{"text":"a","quantity":1e2,"limit":null,"useRTH":""}""", "a/100/20/True")]
    [TestCase("""{"text":"a","quantity":0.10,"limit":2.0}""", "a/0.10/2/True")]
    public async Task Bind_LenientForms_AreTaken(string arguments, string expected)
    {
        var outcome = await _registry.CallAsync("echo_all", arguments);

        outcome.Error.Should().BeNull();
        outcome.Text().Should().Contain($"\"text\":\"{expected}\"");
    }

    [TestCase("""["AAPL","MSFT"]""")]
    [TestCase("\"AAPL,MSFT\"")]
    [TestCase("\" AAPL , MSFT \"")]
    [TestCase("\"[\\\"AAPL\\\",\\\"MSFT\\\"]\"")]
    public async Task Bind_ListForms_AreTaken(string names)
    {
        var outcome = await _registry.CallAsync("echo_all", $$"""{"text":"a","quantity":1,"names":{{names}}}""");

        outcome.Text().Should().Contain("""names":["AAPL","MSFT"]""");
    }

    [TestCase("STP LMT", "STP LMT")]
    [TestCase("stp_lmt", "STP LMT")]
    [TestCase("day", "day")]
    public async Task Bind_ChoiceInAnyCase_IsTaken(string given, string expected)
    {
        var outcome = await _registry.CallAsync("echo_all", $$"""{"text":"a","quantity":1,"choice":"{{given}}"}""");

        outcome.Text().Should().Contain($"\"choice\":\"{expected}\"");
    }

    [TestCase("""{"text":"a","quantity":"abc"}""", "quantity: must be a number greater than 0; got 'abc'; example: 1")]
    [TestCase("""{"text":"a","quantity":0}""", "quantity: must be a number greater than 0; got 0; example: 1")]
    [TestCase("""{"text":"a","quantity":1e40}""", "quantity: must be a number greater than 0; got 1e40; example: 1")]
    [TestCase("""{"text":"a"}""", "quantity: is required and must be a number greater than 0; example: 1")]
    [TestCase("""{"text":"","quantity":1}""", "text: is required and must be a text of 1 to 10 characters; example: text")]
    [TestCase("""{"text":"a","quantity":1,"limit":51}""", "limit: must be a whole number from 1 to 50; got 51; example: 1")]
    [TestCase("""{"text":"a","quantity":1,"limit":1.5}""", "limit: must be a whole number from 1 to 50; got 1.5; example: 1")]
    [TestCase("""{"text":"a","quantity":1,"useRTH":"maybe"}""", "useRTH: must be true or false; got 'maybe'; example: true")]
    [TestCase("""{"text":"a","quantity":1,"choice":"GTC"}""", "choice: must be one of Day, STP LMT; got 'GTC'; example: Day")]
    [TestCase("""{"text":"a","quantity":1,"since":"soon"}""", "since: must be " + MomentText.Rule + "; got 'soon'; example: 2026-01-30T15:30:00Z")]
    [TestCase("""{"text":"a","quantity":1,"names":[{}]}""", "names: must be a text; got [{}]; example: text")]
    [TestCase("""{"text":"a","quantity":1,"Quantity":2}""", "quantity: is given twice; give it once; example: 1")]
    [TestCase("""{"text":"a","quantity":1,"limt":2}""", "limt: is unknown; did you mean limit?; example: limit")]
    [TestCase("""[1]""", "arguments: must be a JSON object; example: {}")]
    public async Task Bind_WrongArgument_NamesFieldRuleAndExample(string arguments, string message)
    {
        var outcome = await _registry.CallAsync("echo_all", arguments);

        outcome.Error.Should().NotBeNull();
        outcome.Error!.Kind.Should().Be(ToolErrorKind.InvalidArguments);
        outcome.Error.Message.Should().Be(message);
    }

    [Test]
    public async Task Bind_SeveralWrongArguments_AreAllNamed()
    {
        var outcome = await _registry.CallAsync("echo_all", """{"quantity":-1,"limit":0}""");

        outcome.Error!.Message.Split('\n').Should().HaveCount(3).And.Contain(line => line.StartsWith("text:", StringComparison.Ordinal));
    }

    [Test]
    public void Bind_AnyTextAsNumber_IsReadOrNamed() =>
        Prop.ForAll<string>(given =>
        {
            var arguments = JsonSerializer.Serialize(new { text = "a", quantity = 1, limit = given });
            var error = _registry.CallAsync("echo_all", arguments).GetAwaiter().GetResult().Error;
            return error is null || error.Message.StartsWith("limit: must be a whole number from 1 to 50; got ", StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Bind_AnyUnknownName_IsNamed() =>
        Prop.ForAll<NonEmptyString>(name =>
        {
            var arguments = JsonSerializer.Serialize(new Dictionary<string, object> { ["text"] = "a", ["quantity"] = 1, [$"x{name.Get}x"] = 1 });
            var error = _registry.CallAsync("echo_all", arguments).GetAwaiter().GetResult().Error;
            return error is { Kind: ToolErrorKind.InvalidArguments } && error.Message.Contains("is unknown", StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
}

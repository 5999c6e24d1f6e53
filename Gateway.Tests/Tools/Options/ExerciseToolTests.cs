using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Registry;
using Gateway.Tests.Support;
using Gateway.Tools.Options;
using Gateway.Trading;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Session;

namespace Gateway.Tests.Tools.Options;

/// <summary>Exercise, which spends money: the gates of orders hold for it, too.</summary>
[TestFixture]
public sealed class ExerciseToolTests
{
    /// <summary>The request's id on the wire.</summary>
    private const int ExerciseOptions = 21;

    [Test]
    public async Task Exercise_HeldAndInTheMoney_BecomesStock()
    {
        await using var tools = await GatewayFixture.StartToolsAsync();
        var conId = await CallAsync(tools, inTheMoney: true);
        await tools.CallAsync("ibkr_place_order", $$"""{"contract":"conid:{{conId}}","action":"BUY","quantity":2}""");

        var result = await tools.CallAsync("ibkr_exercise_option", $$"""{"contract":"conid:{{conId}}","quantity":2}""");

        result.GetProperty("outcome").GetString().Should().Be("confirmed");
        result.GetProperty("action").GetString().Should().Be("exercise");
        result.GetProperty("nextStep").GetString().Should().Contain("ibkr_cancel_order");
    }

    [Test]
    public async Task Exercise_NotHeld_IsRejectedWithTheReason()
    {
        await using var tools = await GatewayFixture.StartToolsAsync();

        var result = await tools.CallAsync("ibkr_exercise_option", $$"""{"contract":"conid:{{await CallAsync(tools, inTheMoney: true)}}","quantity":1}""");

        result.GetProperty("outcome").GetString().Should().Be("rejected");
        result.GetProperty("reason").GetProperty("code").GetInt32().Should().Be(322);
    }

    [Test]
    public async Task Exercise_OutOfTheMoney_NeedsOverride()
    {
        await using var tools = await GatewayFixture.StartToolsAsync();
        var conId = await CallAsync(tools, inTheMoney: false);
        await tools.CallAsync("ibkr_place_order", $$"""{"contract":"conid:{{conId}}","action":"BUY","quantity":1}""");

        var plain = await tools.CallAsync("ibkr_exercise_option", $$"""{"contract":"conid:{{conId}}","quantity":1}""");
        var forced = await tools.CallAsync("ibkr_exercise_option", $$"""{"contract":"conid:{{conId}}","quantity":1,"override":true}""");

        plain.GetProperty("outcome").GetString().Should().Be("rejected");
        plain.GetProperty("reason").GetProperty("retryable").GetBoolean().Should().BeFalse();
        plain.GetProperty("reason").GetProperty("hint").GetString().Should().Contain("override");
        forced.GetProperty("outcome").GetString().Should().Be("confirmed");
    }

    [Test]
    public async Task Exercise_SameRefTwice_IsSentOnceAndAnswersTheSame()
    {
        await using var tools = await GatewayFixture.StartToolsAsync();
        var conId = await CallAsync(tools, inTheMoney: true);
        await tools.CallAsync("ibkr_place_order", $$"""{"contract":"conid:{{conId}}","action":"BUY","quantity":3}""");
        var arguments = $$"""{"contract":"conid:{{conId}}","quantity":1,"orderRef":"ex-1"}""";

        var first = await tools.CallAsync("ibkr_exercise_option", arguments);
        var second = await tools.CallAsync("ibkr_exercise_option", arguments);
        var other = await tools.FailAsync("ibkr_exercise_option", arguments.Replace("\"quantity\":1", "\"quantity\":2", StringComparison.Ordinal));

        first.GetProperty("outcome").GetString().Should().Be("confirmed");
        first.TryGetProperty("alreadySent", out _).Should().BeFalse();
        second.GetProperty("alreadySent").GetBoolean().Should().BeTrue();
        foreach (var member in new[] { "outcome", "orderId", "orderRef", "status", "quantity" })
            second.GetProperty(member).GetRawText().Should().Be(first.GetProperty(member).GetRawText(), member);
        other.Message.Should().StartWith("orderRef: must be new for every order; 'ex-1' names another order");
        tools.Simulator.Received[ExerciseOptions].Should().Be(1);
    }

    [Test]
    public async Task Exercise_SameRefManyTimesAtOnce_IsSentOnce()
    {
        await using var tools = await GatewayFixture.StartToolsAsync();
        var conId = await CallAsync(tools, inTheMoney: true);
        await tools.CallAsync("ibkr_place_order", $$"""{"contract":"conid:{{conId}}","action":"BUY","quantity":9}""");
        var exercise = tools.Registry.Get("ibkr_exercise_option");
        using var arguments = JsonDocument.Parse($$"""{"contract":"conid:{{conId}}","quantity":1,"orderRef":"ex-2"}""");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => exercise.InvokeAsync(arguments.RootElement, new RecordingContext(), CancellationToken.None))).WaitAsync(GatewayFixture.Deadline);

        tools.Simulator.Received[ExerciseOptions].Should().Be(1);
        var answers = outcomes.Where(outcome => outcome.Error is null).Select(outcome => JsonElement.Parse(outcome.Text())).ToList();
        answers.Count(answer => !answer.TryGetProperty("alreadySent", out _)).Should().Be(1, "one of them sent it");
        answers.Should().OnlyContain(answer => answer.GetProperty("outcome").GetString() == "confirmed");
        outcomes.Count(outcome => outcome.Error?.Code == "in_progress").Should().Be(outcomes.Length - answers.Count, "who comes meanwhile is told so");
    }

    [Test]
    public async Task Exercise_TradingIsHalted_LeavesTheRefFree()
    {
        await using var tools = await GatewayFixture.StartToolsAsync();
        var conId = await CallAsync(tools, inTheMoney: true);
        await tools.CallAsync("ibkr_place_order", $$"""{"contract":"conid:{{conId}}","action":"BUY","quantity":1}""");
        var arguments = $$"""{"contract":"conid:{{conId}}","quantity":1,"orderRef":"ex-3"}""";
        await tools.CallAsync("ibkr_kill_switch", """{"reason":"x","cancelOpenOrders":false}""");

        (await tools.FailAsync("ibkr_exercise_option", arguments)).Message.Should().Contain("Nothing was sent: trading is halted");
        await tools.CallAsync("ibkr_resume_trading", $$"""{"code":"{{tools.Console.ToString().TrimEnd().Split(' ')[^1]}}"}""");
        var sent = await tools.CallAsync("ibkr_exercise_option", arguments);

        sent.GetProperty("outcome").GetString().Should().Be("confirmed");
        sent.TryGetProperty("alreadySent", out _).Should().BeFalse();
    }

    [Test]
    public async Task Exercise_RefCannotBeKept_SendsNothing()
    {
        await using var tools = await GatewayFixture.StartToolsAsync();
        var conId = await CallAsync(tools, inTheMoney: true);
        tools.Get<TradingStore>().Use(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TRIGGER full BEFORE INSERT ON state BEGIN SELECT RAISE(ABORT, 'disk full'); END";
            return command.ExecuteNonQuery();
        });

        var refused = await tools.FailAsync("ibkr_exercise_option", $$"""{"contract":"conid:{{conId}}","quantity":1,"orderRef":"ex-4"}""");

        refused.Code.Should().Be("ref_unkept");
        refused.Message.Should().StartWith("Nothing was sent: ");
        tools.Simulator.Received.Should().NotContainKey(ExerciseOptions);
    }

    [Test]
    public void Book_AnotherRun_KnowsWhatWasSent()
    {
        var folder = Directory.CreateTempSubdirectory("gateway-exercise-").FullName;
        try
        {
            var result = new OrderResult(OrderOutcome.Confirmed, 12, 34, "PreSubmitted", 0, 1, null, null, [new TwsError(12, 399, "later", "", DateTimeOffset.UnixEpoch)]);
            using (var store = new TradingStore(new TradingOptions { DataDirectory = folder }))
            {
                var book = new ExerciseBook(store);
                book.Begin("a", "EXERCISE 1");
                book.Begin("b", "EXERCISE 2");
                book.TryNote("b", "EXERCISE 2", result).Should().BeTrue();
                book.Begin("c", "EXERCISE 3");
                book.Forget("c");
            }

            using var reopened = new TradingStore(new TradingOptions { DataDirectory = folder });
            var later = new ExerciseBook(reopened);
            later.Find("a").Should().BeEquivalentTo(new SentExercise("EXERCISE 1", null), "it may have gone out");
            later.Find("b").Should().BeEquivalentTo(new SentExercise("EXERCISE 2", result));
            later.Find("c").Should().BeNull();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task Exercise_ReadOnlyMode_DoesNotExist()
    {
        await using var tools = await GatewayFixture.StartToolsAsync(mode: TradingMode.ReadOnly);

        tools.Registry.TryGet("ibkr_exercise_option", out _).Should().BeFalse();
        tools.Registry.TryGet("ibkr_get_option_chain", out _).Should().BeTrue();
    }

    [TestCase("""{"contract":"AAPL","quantity":1}""", "contract: ")]
    [TestCase("""{"contract":"AAPL 20261218 200 C","quantity":0}""", "quantity")]
    [TestCase("""{"contract":"AAPL 20261218 200 C","quantity":1,"account":"U1234567"}""", "account: ")]
    public async Task Exercise_WrongArgument_SendsNothing(string arguments, string field)
    {
        await using var tools = await GatewayFixture.StartToolsAsync();

        var error = await tools.FailAsync("ibkr_exercise_option", arguments);

        error.Kind.Should().Be(ToolErrorKind.InvalidArguments);
        error.Message.Should().StartWith(field);
    }

    private static async Task<int> CallAsync(GatewayFixture tools, bool inTheMoney)
    {
        var chain = (await tools.CallAsync("ibkr_get_option_chain", """{"contract":"AAPL","strikesAround":9,"minDte":20,"right":"C"}""")).GetProperty("chain");
        return chain[inTheMoney ? 0 : chain.GetArrayLength() - 1].GetProperty("call").GetProperty("conId").GetInt32();
    }
}

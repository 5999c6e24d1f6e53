using Gateway.Tests.Support;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Api.Options;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Messages.Options;
using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Options;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.Options;

[TestFixture]
public sealed class OptionsApiTests
{
    private static readonly Contract Apple = new() { ConId = 265598, Symbol = "AAPL", SecType = "STK" };
    private static readonly Contract Call = new() { ConId = 886441502, Symbol = "AAPL", SecType = "OPT", Exchange = "SMART" };
    private static readonly OptionExercise Instruction = new(ExerciseAction.Exercise, 2, "DU1");
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(10);

    private TwsApiFixture _tws = null!;

    [SetUp]
    public void SetUp() => _tws = new TwsApiFixture();

    [TearDown]
    public async Task TearDown() => await _tws.DisposeAsync();

    [Test]
    public async Task ParametersAsync_SeveralExchanges_AreSortedWithin()
    {
        _tws.Answer = request =>
        {
            if (request is not ReqSecDefOptParamsRequest asked)
                return;
            _tws.Session.Tell(new SecDefOptParamMessage(asked.RequestId, "CBOE", 265598, "AAPL", "100", ["20261218", "20261120"], [210m, 200m, 202.5m]));
            _tws.Session.Tell(new SecDefOptParamEndMessage(asked.RequestId));
        };

        var answer = await _tws.Client.Options.ParametersAsync(Apple).WaitAsync(TwsApiFixture.Limit);

        answer.Complete.Should().BeTrue();
        var chain = answer.Items.Should().ContainSingle().Which;
        chain.Expirations.Should().Equal("20261120", "20261218");
        chain.Strikes.Should().Equal(200m, 202.5m, 210m);
        var sent = _tws.Sent<ReqSecDefOptParamsRequest>().Single();
        sent.Should().Be(new ReqSecDefOptParamsRequest(sent.RequestId, "AAPL", "", "STK", 265598));
    }

    [Test]
    public async Task ParametersAsync_NoSuchUnderlying_FailsWith200()
    {
        _tws.Answer = request =>
        {
            if (request is ReqSecDefOptParamsRequest asked)
                _tws.Session.TellError(asked.RequestId, 200);
        };

        var asking = () => _tws.Client.Options.ParametersAsync(Apple).WaitAsync(TwsApiFixture.Limit);

        (await asking.Should().ThrowAsync<TwsRequestException>()).Which.Error.Code.Should().Be(200);
    }

    [Test]
    public async Task ImpliedVolatilityAsync_FirstAnswer_IsTakenAndTheRestCancelled()
    {
        _tws.Answer = request =>
        {
            if (request is CalculateImpliedVolatilityRequest asked)
                _tws.Session.Tell(Computed(asked.RequestId, 0.25));
        };

        var computed = await _tws.Client.Options.ImpliedVolatilityAsync(Call, 3.5m, 200m).WaitAsync(TwsApiFixture.Limit);

        computed.Should().Be(new OptionComputation(0.25, 0.5, 0.01, 0.3, -0.1, 3.5m, null, 200m, PriceBased: true));
        await _tws.Session.SentAsync<CancelCalculateImpliedVolatilityRequest>().WaitAsync(TwsApiFixture.Limit);
    }

    [Test]
    public async Task PriceAsync_Refused_FailsWithoutACancelTooMany()
    {
        _tws.Answer = request =>
        {
            if (request is CalculateOptionPriceRequest asked)
                _tws.Session.TellError(asked.RequestId, 321);
        };

        var asking = () => _tws.Client.Options.PriceAsync(Call, 0.3, 200m).WaitAsync(TwsApiFixture.Limit);

        (await asking.Should().ThrowAsync<TwsRequestException>()).Which.Error.Code.Should().Be(321);
        _tws.Sent<CalculateOptionPriceRequest>().Single().Volatility.Should().Be(0.3);
    }

    [Test]
    public async Task PriceAsync_NoAnswer_TimesOutAndIsWithdrawn()
    {
        var asking = _tws.Client.Options.PriceAsync(Call, 0.3, 200m);
        await _tws.Clock.TimerSetAsync(TimeSpan.FromSeconds(30)).WaitAsync(TwsApiFixture.Limit);
        _tws.Clock.Advance(TimeSpan.FromSeconds(30));

        await asking.Awaiting(task => task).Should().ThrowAsync<TwsTimeoutException>();
        await _tws.Session.SentAsync<CancelCalculateOptionPriceRequest>().WaitAsync(TwsApiFixture.Limit);
    }

    [Test]
    public async Task ExerciseAsync_TwsMakesAnOrderOfIt_IsConfirmed()
    {
        _tws.Answer = request =>
        {
            if (request is not ExerciseOptionsRequest asked)
                return;
            _tws.Session.TellError(asked.OrderId, 10349, "Order TIF was set to DAY based on order preset.");
            _tws.Session.Tell(new OrderStatusMessage(asked.OrderId, "PreSubmitted", 0, 2, 0, 900, 0, 0, 7, "", null));
        };

        var result = await _tws.Client.Options.ExerciseAsync(Call, Instruction, Wait).WaitAsync(TwsApiFixture.Limit);

        result.Outcome.Should().Be(OrderOutcome.Confirmed);
        result.Warnings.Should().ContainSingle().Which.Code.Should().Be(10349);
        var sent = _tws.Sent<ExerciseOptionsRequest>().Single();
        sent.Exercise.Should().Be(Instruction);
        result.OrderId.Should().Be(sent.OrderId);
        _tws.Client.Orders.Find(sent.OrderId)!.Status.Should().Be("PreSubmitted");
    }

    [Test]
    public async Task ExerciseAsync_NotInTheMoney_IsRejectedWithTheReason()
    {
        _tws.Answer = request =>
        {
            if (request is ExerciseOptionsRequest asked)
                _tws.Session.TellError(asked.OrderId, 322, "Error processing request.Exercise ignored because option is not in-the-money.");
        };

        var result = await _tws.Client.Options.ExerciseAsync(Call, Instruction, Wait).WaitAsync(TwsApiFixture.Limit);

        result.Outcome.Should().Be(OrderOutcome.Rejected);
        result.Reason!.Code.Should().Be(322);
    }

    [Test]
    public async Task ExerciseAsync_SocketDrops_IsUnknownAndNotSentAgain()
    {
        _tws.Answer = request =>
        {
            if (request is ExerciseOptionsRequest)
                _tws.Connection.Drop();
        };

        var result = await _tws.Client.Options.ExerciseAsync(Call, Instruction, Wait).WaitAsync(TwsApiFixture.Limit);
        var first = _tws.Session;
        _tws.Connect();

        result.Outcome.Should().Be(OrderOutcome.Unknown);
        first.Sent.OfType<ExerciseOptionsRequest>().Should().ContainSingle();
        _tws.Sent<ExerciseOptionsRequest>().Should().BeEmpty();
    }

    private static TickOptionComputationMessage Computed(int id, double volatility) =>
        new(id, TickType.CustOptionComputation, 1, volatility, 0.5, 3.5m, null, 0.01, 0.3, -0.1, 200m);
}

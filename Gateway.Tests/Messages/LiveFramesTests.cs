using Gateway.Tests.Support;
using Gateway.Tws.Messages;
using Gateway.Tws.Messages.Accounts;
using Gateway.Tws.Messages.Contracts;
using Gateway.Tws.Messages.Errors;
using Gateway.Tws.Messages.History;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Messages.Session;
using Gateway.Tws.Model;

namespace Gateway.Tests.Messages;

/// <summary>Frames that a live paper gateway sent at server version 200.</summary>
[TestFixture]
public sealed class LiveFramesTests
{
    /// <summary>The fields of each frame, by its name.</summary>
    internal static readonly Dictionary<string, string[]> Frames = Load();

    private static Dictionary<string, string[]> Load()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(TwsFields.FixturePath("frames-200.json")));
        return file.RootElement.GetProperty("frames").EnumerateArray().ToDictionary(
            frame => frame.GetProperty("name").GetString()!,
            frame => TwsFields.Split(Convert.FromHexString(frame.GetProperty("payloadHex").GetString()!)));
    }

    private static T Read<T>(string name) where T : IMessage<T> => TwsFields.Read<T>(Frames[name]);

    [Test]
    public void Frames_EveryName_HasATestHere() => Frames.Keys.Should().BeEquivalentTo(
        "managedAccounts", "nextValidId", "error 2104", "contractData AAPL", "contractDataEnd", "accountSummary", "accountSummaryEnd", "position",
        "positionEnd", "historicalData 7 bars", "tickPrice", "tickSize", "marketDataType", "openOrderEnd", "openOrder OBDC put");

    [Test]
    public void Parse_SessionFrames_ReadToTheLastField()
    {
        Read<ManagedAccountsMessage>("managedAccounts").Accounts.Should().Equal("DU9000001");
        Read<NextValidIdMessage>("nextValidId").OrderId.Should().Be(1);
        Read<ErrorMessage>("error 2104").Should().Be(new ErrorMessage(
            -1, 2104, "Market data farm connection is OK:usfarm", "", DateTimeOffset.FromUnixTimeMilliseconds(1775425766350)));
    }

    [Test]
    public void Parse_ContractFrames_ReadToTheLastField()
    {
        var message = Read<ContractDataMessage>("contractData AAPL");
        message.RequestId.Should().Be(1001);
        var details = message.Details;
        details.Contract.ConId.Should().Be(265598);
        details.Contract.Strike.Should().BeNull();
        details.Contract.PrimaryExch.Should().Be("NASDAQ");
        details.LongName.Should().Be("APPLE INC");
        details.MinTick.Should().Be(0.01m);
        details.SecIdList.Should().Equal(new TagValue("ISIN", "US0378331005"));
        details.SuggestedSizeIncrement.Should().Be(100);
        details.IneligibilityReasons.Should().BeEmpty();
        Read<ContractDataEndMessage>("contractDataEnd").RequestId.Should().Be(1001);
    }

    [Test]
    public void Parse_AccountFrames_ReadToTheLastField()
    {
        Read<AccountSummaryMessage>("accountSummary").Should().Be(new AccountSummaryMessage(1001, "DU9000001", "BuyingPower", "300000.00", "EUR"));
        Read<AccountSummaryEndMessage>("accountSummaryEnd").RequestId.Should().Be(1001);
        var position = Read<PositionMessage>("position");
        position.Contract.Symbol.Should().Be("AMZN");
        position.Position.Should().Be(15);
        position.AvgCost.Should().Be(200.25m);
        Read<PositionEndMessage>("positionEnd").Should().Be(new PositionEndMessage());
    }

    [Test]
    public void Parse_DataFrames_ReadToTheLastField()
    {
        var history = Read<HistoricalDataMessage>("historicalData 7 bars");
        history.Bars.Should().HaveCount(7);
        history.Bars[0].Should().Be(new Bar
        {
            Time = "20260402 09:30:00 US/Eastern",
            Open = 254.20m,
            High = 254.80m,
            Low = 250.65m,
            Close = 252.53m,
            Volume = 2829736,
            Wap = 252.266m,
            Count = 13633,
        });
        TwsTime.Parse(history.Bars[0].Time).Should().Be(new DateTimeOffset(2026, 4, 2, 13, 30, 0, TimeSpan.Zero));
        Read<TickPriceMessage>("tickPrice").Should().Be(new TickPriceMessage(1001, TickType.DelayedLast, 255.45m, 200, TickAttrib.None));
        Read<TickSizeMessage>("tickSize").Should().Be(new TickSizeMessage(1001, TickType.DelayedVolume, 312894));
        Read<MarketDataTypeMessage>("marketDataType").Type.Should().Be(MarketDataType.Delayed);
    }

    [Test]
    public void Parse_OpenOrderFrame_ReadsToTheLastField()
    {
        Read<OpenOrderEndMessage>("openOrderEnd").Should().Be(new OpenOrderEndMessage());
        var message = Read<OpenOrderMessage>("openOrder OBDC put");
        message.Contract.Strike.Should().Be(10);
        message.Contract.LocalSymbol.Should().Be("OBDC  261120P00010000");
        var order = message.Order;
        order.LmtPrice.Should().Be(1.2m);
        order.PermId.Should().Be(1518189976);
        order.Duration.Should().BeNull();
        order.ManualOrderIndicator.Should().BeNull();
        order.DontUseAutoPriceForHedge.Should().BeTrue();
    }

    [Test]
    public void Parse_OpenOrderFrame_UnsetMarkersAreNullOrEmpty()
    {
        var message = Read<OpenOrderMessage>("openOrder OBDC put");
        var order = message.Order;
        order.DeltaNeutralOrderType.Should().BeEmpty("the word None means no order type");
        order.DeltaNeutralOpenClose.Should().BeEmpty();
        order.AdjustedOrderType.Should().BeEmpty();
        order.DisplaySize.Should().BeNull();
        order.ScaleInitLevelSize.Should().BeNull();
        order.TriggerPrice.Should().BeNull();
        order.TrailStopPrice.Should().BeNull();
        message.OrderState.Status.Should().Be("PreSubmitted");
        message.OrderState.InitMarginBefore.Should().BeNull();
        message.OrderState.EquityWithLoanAfterOutsideRTH.Should().BeNull();
        message.OrderState.SuggestedSize.Should().BeNull();
        message.OrderState.Commission.Should().BeNull();
    }
}

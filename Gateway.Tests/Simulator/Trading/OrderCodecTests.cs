using System.Buffers;
using Gateway.Tws.Messages;
using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Wire;
using TwsSimulator.Trading;
using TwsSimulator.Trading.Wire;

namespace Gateway.Tests.Simulator.Trading;

/// <summary>The simulator's reader and writers against the client's: two descriptions of one protocol, made apart.</summary>
[TestFixture]
public sealed class OrderCodecTests
{
    private static readonly Contract Stock = new() { ConId = 265598, Symbol = "AAPL", SecType = "STK", Exchange = "SMART", Currency = "USD" };

    private static IEnumerable<TestCaseData> Orders()
    {
        var plain = EngineBench.Terms("BUY", 10m, "LMT", 101.5m) with { OrderRef = "key-1", Account = "DU1000001", OcaGroup = "g", OcaType = 2, OutsideRth = true };
        yield return Case("plain", Stock, plain);
        yield return Case("bag", Stock with
        {
            SecType = "BAG",
            ComboLegs =
            [
                new ComboLeg { ConId = 1, Ratio = 1, Action = "BUY", Exchange = "SMART", OpenClose = 1 },
                new ComboLeg { ConId = 2, Ratio = 2, Action = "SELL", Exchange = "SMART", ShortSaleSlot = 2, DesignatedLocation = "X", ExemptCode = 0 },
            ],
        }, plain with { OrderComboLegs = [new OrderComboLeg(1.5m), new OrderComboLeg(null)], SmartComboRoutingParams = [new TagValue("NonGuaranteed", "1")] });
        yield return Case("bag without legs", Stock with { SecType = "BAG" }, plain);
        yield return Case("delta neutral", Stock with { DeltaNeutralContract = new DeltaNeutralContract(555, 0.5, 12.5m) }, plain with
        {
            Volatility = 0.25,
            VolatilityType = 2,
            DeltaNeutralOrderType = "MKT",
            DeltaNeutralAuxPrice = 1m,
            DeltaNeutralConId = 9,
            DeltaNeutralSettlingFirm = "f",
            DeltaNeutralClearingAccount = "a",
            DeltaNeutralClearingIntent = "IB",
            DeltaNeutralOpenClose = "O",
            DeltaNeutralShortSale = true,
            DeltaNeutralShortSaleSlot = 2,
            DeltaNeutralDesignatedLocation = "L",
        });
        yield return Case("scale", Stock, plain with
        {
            ScaleInitLevelSize = 5,
            ScaleSubsLevelSize = 3,
            ScalePriceIncrement = 0.1m,
            ScalePriceAdjustValue = 0.01m,
            ScalePriceAdjustInterval = 60,
            ScaleProfitOffset = 0.2m,
            ScaleAutoReset = true,
            ScaleInitPosition = 1,
            ScaleInitFillQty = 2,
            ScaleRandomPercent = true,
        });
        yield return Case("hedge", Stock, plain with { HedgeType = "P", HedgeParam = "2" });
        yield return Case("algorithm", Stock, plain with { AlgoStrategy = "Adaptive", AlgoParams = [new TagValue("adaptivePriority", "Normal")] });
        yield return Case("algorithm without parameters", Stock, plain with { AlgoStrategy = "Twap" });
        yield return Case("benchmark", Stock, plain with
        {
            OrderType = "PEG BENCH",
            ReferenceContractId = 8,
            IsPeggedChangeAmountDecrease = true,
            PeggedChangeAmount = 0.5m,
            ReferenceChangeAmount = 1m,
            ReferenceExchange = "ARCA",
        });
        yield return Case("conditions", Stock, plain with
        {
            Conditions =
            [
                new PriceCondition { IsMore = true, Price = 101m, ConId = 265598, Exchange = "SMART", TriggerMethod = 4, IsConjunctionConnection = false },
                new TimeCondition { IsMore = true, Time = "20261120-15:00:00" },
                new MarginCondition { IsMore = false, Percent = 30 },
                new ExecutionCondition { SecType = "STK", Exchange = "SMART", Symbol = "IBM" },
                new VolumeCondition { IsMore = true, Volume = 1000, ConId = 8, Exchange = "ARCA" },
                new PercentChangeCondition { IsMore = false, ChangePercent = 2.5m, ConId = 8, Exchange = "ARCA" },
            ],
            ConditionsIgnoreRth = true,
            ConditionsCancelOrder = true,
        });
        yield return Case("IBKRATS", Stock with { Exchange = "IBKRATS" }, plain with { MinTradeQty = 5 });
        yield return Case("PEG BEST", Stock with { Exchange = "IBKRATS" }, plain with { OrderType = "PEG BEST", MinTradeQty = 5, MinCompeteSize = 100, CompeteAgainstBestOffset = 0.02m });
        yield return Case("PEG BEST up to mid", Stock, plain with
        {
            OrderType = "PEG BEST",
            MinCompeteSize = 100,
            CompeteAgainstBestOffsetUpToMid = true,
            MidOffsetAtWhole = 0.01m,
            MidOffsetAtHalf = 0.005m,
        });
        yield return Case("PEG MID", Stock, plain with { OrderType = "PEG MID", MidOffsetAtWhole = 0.01m, MidOffsetAtHalf = 0.005m });
    }

    [TestCaseSource(nameof(Orders))]
    public void PlaceOrder_EveryVersion_IsReadAsItWasWritten(Contract contract, Order order)
    {
        for (var version = ServerVersion.Minimum; version <= ServerVersion.Target; version++)
        {
            var at = new ServerVersion(version);
            var reader = new FieldReader(Write(fields => new PlaceOrderRequest(12, contract, order).WriteTo(fields, at)));
            reader.Skip();
            var orderId = reader.ReadInt();

            var (readContract, readOrder) = PlaceOrderParser.Read(ref reader, at, orderId);

            readContract.Should().BeEquivalentTo(contract, options => options.RespectingRuntimeTypes());
            readOrder.Should().BeEquivalentTo(order with { OrderId = 12 }, options => options.RespectingRuntimeTypes(), $"version {version}");
        }
    }

    [TestCaseSource(nameof(Orders))]
    public void OpenOrder_EveryVersion_IsReadToItsLastField(Contract contract, Order order)
    {
        var placed = Resting(contract, order);
        for (var version = ServerVersion.Minimum; version <= ServerVersion.Target; version++)
        {
            var at = new ServerVersion(version);
            var message = Read<OpenOrderMessage>(fields => OpenOrderWriter.Write(fields, placed, null, at), at);

            message.Contract.ComboLegs.Should().Equal(contract.ComboLegs);
            message.Contract.DeltaNeutralContract.Should().Be(contract.DeltaNeutralContract);
            message.OrderState.Status.Should().Be("PreSubmitted");
            message.OrderState.InitMarginAfter.Should().BeNull();
            (message.Order.OrderRef, message.Order.LmtPrice, message.Order.OrderType).Should().Be(("key-1", 101.5m, order.OrderType));
            message.Order.Conditions.Should().Equal(order.Conditions);
            message.Order.AlgoParams.Should().Equal(order.AlgoParams);
            message.Order.ScaleProfitOffset.Should().Be(order.ScaleProfitOffset);
            message.Order.MidOffsetAtHalf.Should().Be(order.MidOffsetAtHalf);
            message.Order.CompeteAgainstBestOffsetUpToMid.Should().Be(order.CompeteAgainstBestOffsetUpToMid);
            message.Order.HedgeParam.Should().Be(order.HedgeParam);
            message.Order.OutsideRth.Should().BeTrue();
        }
    }

    [TestCaseSource(nameof(Orders))]
    public void CompletedOrder_EveryVersion_IsReadToItsLastField(Contract contract, Order order)
    {
        var placed = Resting(contract, order);
        placed.CompletedText = "Cancelled by Trader";
        for (var version = ServerVersion.Minimum; version <= ServerVersion.Target; version++)
        {
            var at = new ServerVersion(version);
            var message = Read<CompletedOrderMessage>(fields => CompletedOrderWriter.Write(fields, placed, 77, at), at);

            (message.OrderState.CompletedStatus, message.Order.OrderRef, message.Order.ParentPermId).Should().Be(("Cancelled by Trader", "key-1", 77L));
            message.Order.MidOffsetAtHalf.Should().Be(order.MidOffsetAtHalf);
        }
    }

    [Test]
    public void Trades_EveryVersion_AreReadToTheirLastField()
    {
        var bench = new EngineBench();
        var order = bench.Place(EngineBench.Terms("BUY", 10m, "MKT") with { OrderRef = "key-1" });
        for (var version = ServerVersion.Minimum; version <= ServerVersion.Target; version++)
        {
            var at = new ServerVersion(version);
            var execution = Read<ExecutionDataMessage>(fields => TradeFrames.WriteExecution(fields, 5, bench.Fills[0], at), at);
            (execution.RequestId, execution.Execution.Shares, execution.Execution.Price, execution.Execution.OrderRef).Should().Be((5, 10m, 100.02m, "key-1"));
            var status = Read<OrderStatusMessage>(fields => TradeFrames.WriteStatus(fields, order, at), at);
            (status.Status, status.Filled, status.Remaining, status.AvgFillPrice).Should().Be(("Filled", 10m, 0m, 100.02m));
            var commission = Read<CommissionReportMessage>(fields => TradeFrames.WriteCommission(fields, bench.Fills[0]), at);
            commission.Report.Should().Be(new CommissionReport { ExecId = bench.Fills[0].ExecId, Commission = 1.00m, Currency = "USD" });
        }
    }

    [Test]
    public void OpenOrder_Preview_CarriesMarginAndCommission()
    {
        var bench = new EngineBench();
        bench.TryPlace(EngineBench.Terms("BUY", 100m, "LMT", 100m) with { WhatIf = true });
        var order = Resting(Stock, EngineBench.Terms("BUY", 100m, "LMT", 100m) with { WhatIf = true });
        var at = new ServerVersion(200);

        var state = Read<OpenOrderMessage>(fields => OpenOrderWriter.Write(fields, order, bench.Previews[0], at), at).OrderState;

        state.InitMarginChange.Should().Be(3000m);
        state.EquityWithLoanAfter.Should().Be(999_999m);
        (state.Commission, state.CommissionCurrency).Should().Be((1.00m, "USD"));
    }

    private static TestCaseData Case(string name, Contract contract, Order order) => new TestCaseData(contract, order).SetArgDisplayNames(name);

    private static SimOrder Resting(Contract contract, Order order) =>
        new(new OrderKey(1, 12), 5_000_000_001, new Tradable(contract, 1m, 0.01m), new EngineBench().Account, contract, order) { Status = "PreSubmitted" };

    private static T Read<T>(Action<FieldWriter> write, ServerVersion version) where T : IMessage<T>
    {
        var reader = new FieldReader(Write(write));
        var message = T.Parse(ref reader, version);
        reader.AtEnd.Should().BeTrue($"nothing is left over at version {version}");
        return message;
    }

    private static byte[] Write(Action<FieldWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        write(new FieldWriter(buffer));
        return buffer.WrittenSpan.ToArray();
    }
}

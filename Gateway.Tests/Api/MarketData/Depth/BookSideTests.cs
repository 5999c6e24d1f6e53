using Gateway.Tws.Api.MarketData.Depth;
using Gateway.Tws.Model;

namespace Gateway.Tests.Api.MarketData.Depth;

[TestFixture]
public sealed class BookSideTests
{
    private readonly BookSide _side = new(rows: 3);

    [SetUp]
    public void SetUp()
    {
        _side.Clear();
        for (var i = 0; i < 3; i++)
            _side.Apply(i, DepthOperation.Insert, Level(10 - i));
    }

    [Test]
    public void Apply_InsertAtTheTop_DropsWhatGoesBeyondTheRows()
    {
        _side.Apply(0, DepthOperation.Insert, Level(11));

        _side.Copy().Select(level => level.Price).Should().Equal(11, 10, 9);
    }

    [Test]
    public void Apply_UpdateAndDelete_ChangeTheirRow()
    {
        _side.Apply(1, DepthOperation.Update, Level(9.5m));
        _side.Apply(0, DepthOperation.Delete, Level(0));

        _side.Copy().Select(level => level.Price).Should().Equal(9.5m, 8);
    }

    [TestCase(-1, DepthOperation.Insert)]
    [TestCase(7, DepthOperation.Delete)]
    [TestCase(1, (DepthOperation)9)]
    public void Apply_WhatCannotBe_ChangesNothing(int position, DepthOperation operation)
    {
        _side.Apply(position, operation, Level(1));

        _side.Copy().Select(level => level.Price).Should().Equal(10, 9, 8);
    }

    private static DepthLevel Level(decimal price) => new(price, 1, null);
}

using Gateway.Tests.Support;
using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.Options;

namespace Gateway.Tests.Requests.Options;

[TestFixture]
public sealed class ExerciseOptionsRequestTests
{
    private static readonly Contract Full = new Filled().Of<Contract>() with { ConId = 7, Strike = 200m };

    [Test]
    public void WriteTo_Newest_HasTheContractWithoutItsPrimaryExchange() => TwsFields.Write(Request).Should().Equal(
        "21", "2", "41", "7", "<Symbol>", "<SecType>", "<LastTradeDateOrContractMonth>", "200", "<Right>", "<Multiplier>", "<Exchange>", "<Currency>",
        "<LocalSymbol>", "<TradingClass>", "2", "3", "DU1", "1", "20260914-15:00:00", "<customer>", "1");

    [Test]
    public void Lane_Instruction_GoesWithTheOrders() => Request.Lane.Should().Be(RequestLane.Place);

    private static ExerciseOptionsRequest Request => new(41, Full, new OptionExercise(ExerciseAction.Lapse, 3, "DU1", Override: true)
    {
        ManualOrderTime = "20260914-15:00:00",
        CustomerAccount = "<customer>",
        ProfessionalCustomer = true,
    });
}

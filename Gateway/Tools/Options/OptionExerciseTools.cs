using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Tools.Orders.Input;

namespace Gateway.Tools.Options;

/// <summary>Exercises options, or lets them lapse.</summary>
[Toolset("options", AccessScope.OrdersWrite)]
internal sealed class OptionExerciseTools(OptionExercises exercises)
{
    private const int LongestWait = 60;

    [Tool("ibkr_exercise_option", "Exercise an option", Destructive = true, Trades = true,
        Requests = "exerciseOptions", Example = """{"contract":"AAPL 20261218 260 C","quantity":1,"override":true}""",
        ExampleAfter = """ibkr_place_order {"contract":"AAPL 20261218 260 C","action":"BUY","quantity":1}""")]
    [Description("Exercises options that a paper account holds, or lets them lapse at expiry. Cannot be undone once carried out; never repeat it "
        + "after unknown.")]
    public Task<ExerciseResult> ExerciseAsync(
        ToolContext context,
        ContractArguments contract,
        [Description("Number of contracts.")][Range(1, 1_000_000)][Example("1")] int quantity,
        [Description("Exercise the option, or let it lapse.")] ExerciseChoice action = ExerciseChoice.Exercise,
        [Description("Even if it is out of the money.")] bool @override = false,
        [Description("Default the only one.")][Example("DU1234567")] string account = "",
        [Description("Your own key: never sent twice.")][MaxLength(40)][RegularExpression(OrderArguments.Printable)] string orderRef = "",
        [Description("Seconds to wait for TWS's answer.")][Range(1, LongestWait)] int waitSeconds = 5,
        CancellationToken cancellationToken = default) =>
        exercises.SendAsync(
            context, contract.ToContract(), action, quantity, @override, account, orderRef, TimeSpan.FromSeconds(waitSeconds), cancellationToken);
}

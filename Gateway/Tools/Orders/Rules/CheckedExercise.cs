using Gateway.Handlers;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders.Rules;

/// <summary>An exercise instruction that has passed every rule; made and sent as <see cref="CheckedOrder"/> is.</summary>
internal sealed class CheckedExercise
{
    private CheckedExercise(Contract option, OptionExercise instruction) => (Option, Instruction) = (option, instruction);

    public Contract Option { get; }

    public OptionExercise Instruction { get; }

    /// <exception cref="ToolException">The first rule that the instruction breaks. Nothing was sent.</exception>
    public static CheckedExercise Pass(OrderRules rules, ContractDetails details, OptionExercise instruction)
    {
        rules.CheckExercise(details, instruction);
        return new CheckedExercise(details.Contract, instruction);
    }
}

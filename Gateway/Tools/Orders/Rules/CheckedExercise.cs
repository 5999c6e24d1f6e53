using Gateway.Handlers;
using Gateway.Trading.Policy;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders.Rules;

/// <summary>An exercise instruction that has passed every rule; made and sent as <see cref="CheckedOrder"/> is.</summary>
internal sealed class CheckedExercise
{
    private CheckedExercise(Contract option, OptionExercise instruction, PolicyOrder policy) =>
        (Option, Instruction, Policy) = (option, instruction, policy);

    public Contract Option { get; }

    public OptionExercise Instruction { get; }

    /// <inheritdoc cref="CheckedOrder.Policy"/>
    public PolicyOrder Policy { get; }

    /// <exception cref="ToolException">The first rule that the instruction breaks. Nothing was sent.</exception>
    public static CheckedExercise Pass(OrderRules rules, ContractDetails details, OptionExercise instruction) =>
        new(details.Contract, instruction, rules.CheckExercise(details, instruction));
}

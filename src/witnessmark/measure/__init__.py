"""measure: what images, fires, other people's layers and human readings show - each as a record with its limits.

Nothing here says who did it or whether a statement is true: that is weighed in the next room.
"""

from witnessmark import plugins
from witnessmark.activity import Progress, Work, forget_others, perform
from witnessmark.case import Case
from witnessmark.measure.contract import Task, in_order


def measure(case: Case, progress: Progress) -> Work:
    """Run every detector over the case's items; what is fresh is skipped, what cannot be read is kept as Unread.

    Args:
        case: its items must have been collected; places come from the read room.
        progress: told about every task.
    """
    total = Work()
    asked = []
    for name in in_order(case.config.measure.detectors or plugins.names("detector")):
        detector = plugins.load("detector", name, case.config.plugins.get(name))
        tasks = tuple(detector.tasks(case))
        for done, task in enumerate(tasks):
            progress(task.job.subject or task.job.name, done, len(tasks))
            total += _do(case, task)
            asked.append(task.job)
    forget_others(case, "measure", asked)
    return total


def _do(case: Case, task: Task) -> Work:
    if task.lost:
        case.store.forget(task.job.name)
    return perform(case, task.job, task.work)
